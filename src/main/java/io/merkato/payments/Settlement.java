package io.merkato.payments;

/**
 * What follows for others when an operation of one kind has ended. The module that opens such operations implements it.
 * All of it is called in the transaction that ends the operation, once for each operation.
 */
public interface Settlement {

    OperationKind kind();

    /**
     * Called first in that transaction: what is changed together with payments by others who hold it first is held here, so that
     * nobody waits for each other.
     */
    default void hold(Operation operation) {}

    /** No gateway does it: people do it by hand and say so later. */
    default void awaited(Operation operation) {}

    /** The gateway has done it. */
    void succeeded(Operation operation);

    /** The gateway has done it after all, when {@link #failed} was called long before. Only charges come to that. */
    default void succeededLate(Operation operation) {
        throw new IllegalStateException(
                "Nobody settles a late " + operation.kind().text());
    }

    /**
     * The gateway has not done it and will not.
     *
     * @param code why, as {@link Outcome.Declined} has it
     */
    void failed(Operation operation, String code);
}
