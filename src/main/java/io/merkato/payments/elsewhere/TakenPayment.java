package io.merkato.payments.elsewhere;

import io.merkato.kernel.OrderId;
import io.merkato.payments.OperationId;
import java.util.UUID;

/**
 * A payment of which something was taken.
 *
 * @param first the operation that it began with
 */
record TakenPayment(UUID id, OrderId order, String method, String currency, OperationId first) {}
