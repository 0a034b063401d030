package io.merkato.orders.staff;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list.
 *
 * @param customerId null when it is a guest's, or nobody's any more
 * @param email empty when the person was erased, as the name
 * @param name whom it is shipped to
 * @param itemCount units of all lines
 */
public record OrderSummary(
        OrderId id,
        String number,
        @JsonUnwrapped OrderState state,
        @Nullable UserId customerId,
        String email,
        String name,
        int itemCount,
        Money total,
        Instant createdAt) {}
