package io.merkato.payments.elsewhere;

import static java.util.Comparator.comparing;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.GatewayEntry.Kind;
import io.merkato.payments.Payments;
import io.merkato.payments.elsewhere.MirrorStore.Known;
import io.merkato.payments.elsewhere.MirrorStore.MadeRefund;
import io.merkato.platform.jobs.Outbox;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over what was done of our payments at their gateways themselves, each movement once, however many find it and however often:
 * refunds that nobody here asked for or that came back, what banks have taken back, and what they gave again. The gateway is asked with no connection held.
 */
@Component
public class MirrorMovements {

    private static final Logger log = LoggerFactory.getLogger(MirrorMovements.class);

    /** No bank decides later than that; what it gives again stands at the time of the dispute in some gateways' lists. */
    private static final Duration LONGEST_DISPUTE = Duration.ofDays(180);

    private static final String DID_NOT_ARRIVE = "did_not_arrive";

    /** A refund that has to wait for another holds up nothing else. */
    private static final Comparator<GatewayEntry> REFUNDS_LAST =
            comparing((GatewayEntry entry) -> entry.kind() == Kind.REFUNDED).thenComparing(GatewayEntry::kind);

    private final MirrorStore store;
    private final Payments payments;
    private final List<Gateway> gateways;
    private final List<OrderMirror> mirrors;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    MirrorMovements(
            MirrorStore store,
            Payments payments,
            List<Gateway> gateways,
            List<OrderMirror> mirrors,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.store = store;
        this.payments = payments;
        this.gateways = gateways;
        this.mirrors = mirrors;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Takes over what has moved of one payment. A payment that is none of ours, or of which nothing was taken, is left alone.
     *
     * @return how many movements were not known before
     * @throws UncheckedIOException when the gateway does not answer
     * @throws io.merkato.platform.problem.Problem REFUND_TOO_LARGE while a refund that is about to be made leaves too little for one
     *     that was made there; it is to be tried again when that has ended
     */
    @Transactional(propagation = Propagation.NEVER)
    public int ofPayment(Gateway gateway, String paymentRef) {
        return store.find(gateway.method(), paymentRef)
                .map(payment -> mirror(payment, gateway.movements(paymentRef)))
                .orElse(0);
    }

    /**
     * Takes over all that gateways list of a time, and what has come of older disputes. What cannot be taken over is told to the operator
     * and holds nothing else up; it differs from the books then.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void between(Instant from, Instant to) {
        for (Gateway gateway : gateways) {
            if (gateway.capabilities().contains(Capability.TRANSACTIONS)) {
                refs(gateway, from, to).forEach(paymentRef -> tryPayment(gateway, paymentRef));
            }
        }
    }

    private Set<String> refs(Gateway gateway, Instant from, Instant to) {
        Set<String> refs = new LinkedHashSet<>(store.disputedSince(gateway.method(), to.minus(LONGEST_DISPUTE)));
        try {
            List<GatewayEntry> moved = gateway.transactions(from, to).stream()
                    .filter(entry -> entry.kind() != Kind.TAKEN)
                    .toList();
            refs.addAll(store.withUnknown(gateway.method(), moved));
        } catch (UncheckedIOException e) {
            log.error("The gateway {} does not list what it moved: {}", gateway.method(), e.getMessage());
        }
        return refs;
    }

    private void tryPayment(Gateway gateway, String paymentRef) {
        try {
            ofPayment(gateway, paymentRef);
        } catch (RuntimeException e) {
            log.error("What {} has moved of its payment {} was not taken over", gateway.method(), paymentRef, e);
        }
    }

    private int mirror(TakenPayment payment, List<GatewayEntry> entries) {
        Known known = store.known(payment.id());
        List<GatewayEntry> unknown = entries.stream()
                .filter(entry -> entry.kind() != Kind.TAKEN && known.lacks(entry))
                .filter(entry -> isOfCurrency(payment, entry))
                .sorted(REFUNDS_LAST)
                .toList();
        int taken = 0;
        for (GatewayEntry entry : unknown) {
            for (OrderMirror mirror : mirrors) {
                taken += Boolean.TRUE.equals(transaction.execute(status -> take(payment, entry, mirror))) ? 1 : 0;
            }
        }
        return taken;
    }

    /** False when somebody else was first. */
    private boolean take(TakenPayment payment, GatewayEntry entry, OrderMirror mirror) {
        mirror.hold(payment.order());
        if (!store.known(payment.id()).lacks(entry)) {
            return false;
        }
        switch (entry.kind()) {
            case TAKEN -> throw new IllegalArgumentException("nothing that went back: " + entry.ref());
            case REFUNDED -> payments.endMade(mirror.refund(payment.order(), entry.amount()), entry.ref());
            case UNDONE -> undo(payment, entry, mirror);
            case DISPUTED -> {
                note(payment, entry, "dispute:");
                mirror.disputed(payment.order(), entry.amount());
                outbox.publish(new PaymentDisputed(payment.order(), entry.amount()));
            }
            case REINSTATED -> {
                note(payment, entry, "reinstated:");
                mirror.reinstated(payment.order(), entry.amount());
                outbox.publish(new PaymentReinstated(payment.order(), entry.amount()));
            }
        }
        log.warn("{} has moved {} by {}, of order {}", payment.method(), entry.kind(), entry.ref(), payment.order());
        return true;
    }

    private void undo(TakenPayment payment, GatewayEntry entry, OrderMirror mirror) {
        MadeRefund refund = store.undo(payment.id(), entry.ref(), DID_NOT_ARRIVE);
        payments.book(entry.kind(), "refund-undone:" + refund.id(), payment.method(), refund.amount());
        mirror.undone(payment.order(), refund.id(), DID_NOT_ARRIVE);
    }

    private void note(TakenPayment payment, GatewayEntry entry, String cause) {
        store.insert(payment, entry);
        payments.book(entry.kind(), cause + payment.first() + ":" + entry.ref(), payment.method(), entry.amount());
    }

    private static boolean isOfCurrency(TakenPayment payment, GatewayEntry entry) {
        boolean same = entry.amount().currency().equals(payment.currency());
        if (!same) {
            log.error("{} of order {} is of another currency and was not taken over", entry.ref(), payment.order());
        }
        return same;
    }
}
