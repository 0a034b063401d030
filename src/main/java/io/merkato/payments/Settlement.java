package io.merkato.payments;

/**
 * What follows for others when an operation of one kind has ended. The module that opens such operations implements it.
 * Both methods are called in the transaction that ends the operation, once for each operation.
 */
public interface Settlement {

    OperationKind kind();

    /** The gateway has done it. */
    void succeeded(Operation operation);

    /**
     * The gateway has not done it and will not.
     *
     * @param code why, as {@link Outcome.Declined} has it
     */
    void failed(Operation operation, String code);
}
