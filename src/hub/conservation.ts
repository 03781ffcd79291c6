/** A case was lost or counted twice: a fault of the model, never of the scenario. */
export class ConservationFault extends Error {
  override readonly name = "ConservationFault";
}
