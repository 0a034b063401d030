package io.merkato.platform.idempotency;

import java.util.function.Supplier;

/** What is done between and in the second of two transactions. */
@FunctionalInterface
public interface SecondStep<W> {

    /**
     * Finishes the work that the first transaction has begun.
     *
     * @param last to be done at the end of the transaction that finishes it
     * @return what {@code last} gave, once that transaction is committed
     */
    <R> R finish(W work, Supplier<R> last);
}
