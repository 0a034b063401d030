package io.merkato.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.merkato.aftersales.refunds.Refund;
import io.merkato.aftersales.returns.Return;
import io.merkato.aftersales.withdrawals.Withdrawal;
import io.merkato.inventory.holds.Hold;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Explanation;
import io.merkato.orders.OrderState;
import io.merkato.orders.TimelineType;
import io.merkato.orders.shipments.Shipment;
import io.merkato.orders.views.OrderView;
import io.merkato.payments.OrderPayment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as those see it who run the shop.
 *
 * @param customerId null when it is a guest's, or nobody's any more
 * @param email empty when the person was erased
 * @param shipments voided ones too
 * @param refundable what was paid and neither given back nor about to be
 * @param holds what is kept for it on the shelf
 */
record AdminOrder(
        OrderId id,
        String number,
        @JsonUnwrapped OrderState state,
        @Nullable UserId customerId,
        String email,
        List<OrderView.Line> items,
        @JsonUnwrapped OrderView.Totals totals,
        Explanation explanation,
        String shippingMethod,
        OrderView.Payment payment,
        OrderView.OrderAddress shippingAddress,
        OrderView.@Nullable OrderAddress billingAddress,
        List<Shipment> shipments,
        List<OrderPayment> payments,
        List<Refund> refunds,
        Money refundable,
        List<Return> returns,
        List<Withdrawal> withdrawals,
        List<Hold> holds,
        List<Note> notes,
        List<OrderMail> mails,
        List<Event> timeline,
        Instant createdAt) {

    /**
     * Somebody who runs the shop.
     *
     * @param name null when they gave none
     */
    @Schema(name = "StaffMember")
    record Member(UserId id, @Nullable String name) {}

    /** @param by null for who was erased */
    @Schema(name = "OrderNote")
    record Note(UUID id, String text, @Nullable Member by, Instant at) {}

    /** @param by who of the staff did it; null when the buyer or the shop itself did, or who was erased */
    @Schema(name = "AdminTimelineEntry")
    record Event(
            Instant at,
            TimelineType type,
            String detail,
            @Nullable Member by) {}
}
