package io.merkato.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.GatewayEntry.Kind;
import io.merkato.payments.OperationId;
import io.merkato.payments.stripe.StripeCalls.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The money that Stripe says has moved. What was taken later than it was promised stands at the time of the promise, and what was won
 * back in a dispute at that of the dispute, since Stripe lists both so.
 */
@Component
@ConditionalOnBooleanProperty("merkato.stripe")
class StripeBook {

    private static final long PAGE = 100;
    private static final int MOST_PAGES = 5000;
    /** Of a dispute that was lost or is open the buyer's bank has the money; of a mere inquiry nobody has moved any. */
    private static final Set<String> MOVED = Set.of("needs_response", "under_review", "lost", "won");

    private static final Set<String> UNDONE = Set.of("failed", "canceled");

    private final StripeCalls calls;

    StripeBook(StripeCalls calls) {
        this.calls = calls;
    }

    private interface Pages<T extends HasId> {
        StripeCollection<T> after(@Nullable String last) throws StripeException;
    }

    List<GatewayEntry> between(Instant from, Instant to) throws StripeException {
        List<GatewayEntry> entries = new ArrayList<>();
        this.<Charge>all(
                last -> calls.get(
                        Deadline.start(), (api, options) -> api.charges().list(charges(from, to, last), options)),
                charge -> add(entries, charge));
        RefundListParams.Created refunded = RefundListParams.Created.builder()
                .setGte(from.getEpochSecond())
                .setLt(to.getEpochSecond())
                .build();
        DisputeListParams.Created disputed = DisputeListParams.Created.builder()
                .setGte(from.getEpochSecond())
                .setLt(to.getEpochSecond())
                .build();
        addRefunds(entries, refunds -> refunds.setCreated(refunded));
        addDisputes(entries, disputes -> disputes.setCreated(disputed));
        return entries;
    }

    /** What has moved of a payment since it was taken. */
    List<GatewayEntry> since(String intent) throws StripeException {
        List<GatewayEntry> entries = new ArrayList<>();
        addRefunds(entries, refunds -> refunds.setPaymentIntent(intent));
        addDisputes(entries, disputes -> disputes.setPaymentIntent(intent));
        return entries;
    }

    private void addRefunds(List<GatewayEntry> entries, UnaryOperator<RefundListParams.Builder> which)
            throws StripeException {
        this.<Refund>all(
                last -> calls.get(Deadline.start(), (api, options) -> api.refunds()
                        .list(
                                which.apply(RefundListParams.builder())
                                        .setLimit(PAGE)
                                        .setStartingAfter(last)
                                        .addExpand("data.charge")
                                        .build(),
                                options)),
                refund -> add(entries, refund));
    }

    private void addDisputes(List<GatewayEntry> entries, UnaryOperator<DisputeListParams.Builder> which)
            throws StripeException {
        this.<Dispute>all(
                last -> calls.get(Deadline.start(), (api, options) -> api.disputes()
                        .list(
                                which.apply(DisputeListParams.builder())
                                        .setLimit(PAGE)
                                        .setStartingAfter(last)
                                        .build(),
                                options)),
                dispute -> add(entries, dispute));
    }

    private <T extends HasId> void all(Pages<T> pages, Consumer<T> each) throws StripeException {
        String last = null;
        for (int page = 1; page <= MOST_PAGES; page++) {
            StripeCollection<T> found = pages.after(last);
            found.getData().forEach(each);
            if (!found.getHasMore()) {
                return;
            }
            String next = found.getData().getLast().getId();
            if (next.equals(last)) {
                break;
            }
            last = next;
        }
        throw new ApiConnectionException("Stripe's list does not end.");
    }

    private static void add(List<GatewayEntry> entries, Charge charge) {
        if (charge.getCaptured() && charge.getPaid() && charge.getAmountCaptured() > 0) {
            entries.add(entry(
                    charge.getId(),
                    charge.getPaymentIntent(),
                    Kind.TAKEN,
                    charge.getAmountCaptured(),
                    charge.getCurrency(),
                    charge.getMetadata(),
                    charge.getCreated()));
        }
    }

    private static void add(List<GatewayEntry> entries, Refund refund) {
        boolean undone = UNDONE.contains(refund.getStatus());
        if ((undone || refund.getStatus().equals("succeeded")) && !isRelease(refund)) {
            entries.add(entry(
                    refund.getId(),
                    refund.getPaymentIntent(),
                    undone ? Kind.UNDONE : Kind.REFUNDED,
                    refund.getAmount(),
                    refund.getCurrency(),
                    refund.getMetadata(),
                    refund.getCreated()));
        }
    }

    /**
     * What was promised and never taken is let go by what Stripe calls a refund too: nobody asked for it, it is just the rest, and our
     * balance knows nothing of it. A refund of the same amount, made at Stripe, moves our balance.
     */
    private static boolean isRelease(Refund refund) {
        Charge charge = refund.getChargeObject();
        return charge != null
                && refund.getBalanceTransaction() == null
                && StripeAnswers.named(refund.getMetadata(), StripeAnswers.OPERATION)
                        .isEmpty()
                && refund.getAmount() == charge.getAmount() - charge.getAmountCaptured();
    }

    private static void add(List<GatewayEntry> entries, Dispute dispute) {
        if (MOVED.contains(dispute.getStatus())) {
            entries.add(entry(dispute.getId(), dispute, Kind.DISPUTED));
        }
        if (dispute.getStatus().equals("won")) {
            entries.add(entry(dispute.getId() + ":won", dispute, Kind.REINSTATED));
        }
    }

    private static GatewayEntry entry(String ref, Dispute dispute, Kind kind) {
        return entry(
                ref,
                dispute.getPaymentIntent(),
                kind,
                dispute.getAmount(),
                dispute.getCurrency(),
                null,
                dispute.getCreated());
    }

    private static GatewayEntry entry(
            String ref,
            @Nullable String intent,
            Kind kind,
            long amount,
            String currency,
            @Nullable Map<String, String> metadata,
            long created) {
        return new GatewayEntry(
                ref,
                Objects.requireNonNullElse(intent, ref),
                kind,
                StripeAmounts.money(amount, currency),
                StripeAnswers.named(metadata, StripeAnswers.OPERATION)
                        .flatMap(OperationId::parse)
                        .orElse(null),
                StripeAnswers.named(metadata, StripeAnswers.ORDER)
                        .flatMap(StripeBook::order)
                        .orElse(null),
                Instant.ofEpochSecond(created));
    }

    private static Optional<OrderId> order(String text) {
        return OperationId.parse(text).map(id -> new OrderId(id.value()));
    }

    private static ChargeListParams charges(Instant from, Instant to, @Nullable String last) {
        return ChargeListParams.builder()
                .setLimit(PAGE)
                .setStartingAfter(last)
                .setCreated(ChargeListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(to.getEpochSecond())
                        .build())
                .build();
    }
}
