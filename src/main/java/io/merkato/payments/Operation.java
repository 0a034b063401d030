package io.merkato.payments;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done by a gateway: stored before the gateway is asked, and asked for with its id as the key, so that it
 * is done once however often it is asked for.
 *
 * @param status as it was when it was read
 * @param method the code of the payment method, and so of its gateway
 * @param token what the gateway gave the buyer's browser in place of a card, if this method has such tokens
 * @param overdue whether the time that the buyer had for it is over, by the clock of the database
 * @param gatewayRef the gateway's own name of the money this is about; null until the gateway has given one
 */
public record Operation(
        OperationId id,
        OperationKind kind,
        OperationStatus status,
        OrderId order,
        String method,
        @Nullable String token,
        Money amount,
        boolean overdue,
        @Nullable String gatewayRef) {

    /** The same, with the gateway's own name of the money if none was known. */
    Operation named(@Nullable String ref) {
        return gatewayRef == null ? new Operation(id, kind, status, order, method, token, amount, overdue, ref) : this;
    }
}
