package io.merkato.payments;

import io.merkato.kernel.Ids;
import java.util.UUID;

/** One call to a gateway; its text is the gateway's idempotency key. */
public record OperationId(UUID value) {

    static OperationId next() {
        return new OperationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
