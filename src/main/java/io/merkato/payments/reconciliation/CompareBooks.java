package io.merkato.payments.reconciliation;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.reconciliation.Reconciliation.Side;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lays what each gateway lists beside what we have. A gateway is asked for some time more on both sides, since its clock and its
 * answers come at other times than ours; what differs is told of the time asked for only.
 */
@Component
class CompareBooks {

    private static final Logger log = LoggerFactory.getLogger(CompareBooks.class);

    private static final Duration MARGIN = Duration.ofDays(1);
    private static final int MOST = 1000;

    private final List<Gateway> gateways;
    private final OurEntryStore store;

    CompareBooks(List<Gateway> gateways, OurEntryStore store) {
        this.gateways = gateways;
        this.store = store;
    }

    /** Compares with no connection held while gateways are asked. */
    Reconciliation between(Instant from, Instant to) {
        Instant checkedAt = Instant.now();
        List<Side> sides = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (Gateway gateway : gateways) {
            List<OurEntry> ours = store.doneBetween(gateway.method(), from, to);
            Optional<List<GatewayEntry>> theirs = list(gateway, ours, from, to);
            theirs.ifPresent(listed -> differences.addAll(compare(gateway.method(), listed, ours, from, to)));
            int listed = (int) theirs.stream()
                    .flatMap(List::stream)
                    .filter(entry -> isWithin(entry.at(), from, to))
                    .count();
            sides.add(new Side(gateway.method(), status(gateway, theirs.isPresent()), listed, ours.size()));
        }
        return new Reconciliation(
                from,
                to,
                checkedAt,
                sides,
                differences.size(),
                differences.stream().limit(MOST).toList());
    }

    private static SideStatus status(Gateway gateway, boolean answered) {
        if (!lists(gateway)) {
            return SideStatus.NO_LIST;
        }
        return answered ? SideStatus.COMPARED : SideStatus.UNAVAILABLE;
    }

    private static boolean lists(Gateway gateway) {
        return gateway.capabilities().contains(Capability.TRANSACTIONS);
    }

    /** What is taken of a promise some gateways list at the time of the promise. A refund that came back has moved nothing. */
    private static Optional<List<GatewayEntry>> list(Gateway gateway, List<OurEntry> ours, Instant from, Instant to) {
        if (!lists(gateway)) {
            return Optional.empty();
        }
        Instant first = ours.stream()
                .map(OurEntry::begun)
                .filter(begun -> begun.isBefore(from))
                .min(Instant::compareTo)
                .orElse(from);
        try {
            return Optional.of(gateway.transactions(first.minus(MARGIN), to.plus(MARGIN)).stream()
                    .filter(entry -> entry.kind() != GatewayEntry.Kind.UNDONE)
                    .toList());
        } catch (UncheckedIOException e) {
            log.error("The gateway {} does not list what it moved: {}", gateway.method(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Difference> compare(
            String method, List<GatewayEntry> theirs, List<OurEntry> done, Instant from, Instant to) {
        List<OurEntry> ours = Stream.concat(done.stream(), store.ofPaymentsOf(method, theirs).stream())
                .distinct()
                .toList();
        return new Comparison(method, theirs, ours)
                .differences().stream()
                        .filter(difference -> isWithin(difference.at(), from, to))
                        .toList();
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
