/**
 * Number types of the files that are compiled twice: by tsc, to which they are all `number`, and by asc into the core,
 * where they are the machine's. Such a file uses no function that only one of the two knows.
 */
type i32 = number;
type f64 = number;
