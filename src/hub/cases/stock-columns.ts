/** The starting stock as the core has it: columns, as core/hub/cases/stock.ts declares them. */
import type { Core } from "../core/core.ts";
import type { StockList } from "./stock.ts";

/** Gives the columns now. @returns adds the cases, once there is a table for them, which must be laid after all columns */
export function prepareStock(core: Core, { stocks, lodgedOn, enteredOn, order }: StockList): () => void {
  core.give("stock", { stockLodgedOn: lodgedOn, stockEnteredOn: enteredOn, stockOrder: order });
  core.do.openStock();
  const added = stocks.map(({ key, cohort, count, mix, stages, shares, noticeOver }) => {
    const place = core.prepare("stockDraw", {
      stockMix: Float64Array.from(mix),
      stockStages: Int32Array.from(stages),
      stockShares: Float64Array.from(shares),
    });
    return () => {
      place();
      core.do.addStock(key, cohort, count, noticeOver);
    };
  });
  return () => {
    for (const add of added) add();
  };
}
