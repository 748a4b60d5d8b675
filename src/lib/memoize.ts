// Remembers what a function of one argument gave.

/** The function, called at most once for each argument. A call that throws is not remembered. */
export function memoize<Argument, Result>(
  make: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const made = new Map<Argument, Result>();
  return (argument) => {
    const known = made.get(argument);
    if (known !== undefined || made.has(argument)) return known as Result;
    const result = make(argument);
    made.set(argument, result);
    return result;
  };
}
