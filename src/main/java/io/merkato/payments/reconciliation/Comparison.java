package io.merkato.payments.reconciliation;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.merkato.payments.GatewayEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One gateway's list beside ours. Of each movement there is one on either side. */
final class Comparison {

    /** Of several operations that an entry may be, one that is done rather than another, and the elder one. */
    private static final Comparator<OurEntry> LIKELIEST =
            comparing(OurEntry::isDone).reversed().thenComparing(OurEntry::at);

    private final String method;
    private final List<GatewayEntry> theirs;
    private final List<OurEntry> ours;
    private final Map<Object, List<OurEntry>> byName;

    Comparison(String method, List<GatewayEntry> theirs, List<OurEntry> ours) {
        this.method = method;
        this.theirs = theirs.stream().sorted(comparing(GatewayEntry::at)).toList();
        this.ours = ours;
        this.byName = ours.stream()
                .flatMap(our -> our.names().map(name -> Map.entry(name, our)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Everything in which they differ, in the order in which it happened. */
    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        Set<OurEntry> seen = new HashSet<>();
        for (GatewayEntry entry : theirs) {
            List<OurEntry> meant = meantBy(entry);
            Optional<OurEntry> our =
                    meant.stream().filter(one -> !seen.contains(one)).min(LIKELIEST);
            our.ifPresent(seen::add);
            DifferenceKind kind = our.isPresent() ? difference(entry, our.get()) : alone(entry, !meant.isEmpty());
            if (kind != null) {
                differences.add(
                        Difference.of(kind, method, entry, our.orElse(meant.isEmpty() ? null : meant.getFirst())));
            }
        }
        ours.stream()
                .filter(our -> our.isDone() && !seen.contains(our))
                .forEach(our -> differences.add(Difference.unknownThere(method, our)));
        return differences.stream().sorted(comparing(Difference::at)).toList();
    }

    private List<OurEntry> meantBy(GatewayEntry entry) {
        List<OurEntry> operations = entry.operation() == null ? List.of() : called(entry.operation(), entry.kind());
        // What names an operation that is lost here has been taken over by its own name.
        return operations.isEmpty() ? called(entry.ref(), entry.kind()) : operations;
    }

    private List<OurEntry> called(Object name, GatewayEntry.Kind kind) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(our -> our.kind() == kind)
                .toList();
    }

    private static DifferenceKind alone(GatewayEntry entry, boolean again) {
        return switch (entry.kind()) {
            case TAKEN, REFUNDED -> again ? DifferenceKind.TWICE : DifferenceKind.UNKNOWN_HERE;
            case DISPUTED, REINSTATED -> DifferenceKind.DISPUTED;
            case UNDONE -> throw new IllegalArgumentException("It has moved nothing: " + entry.ref());
        };
    }

    private static @Nullable DifferenceKind difference(GatewayEntry theirs, OurEntry ours) {
        return switch (ours.status()) {
            case FAILED -> DifferenceKind.FAILED_HERE;
            case OPEN, UNKNOWN, ACTION_REQUIRED, AWAITED -> DifferenceKind.OPEN_HERE;
            case SUCCEEDED -> {
                if (!ours.amount().equals(theirs.amount())) {
                    yield DifferenceKind.OTHER_AMOUNT;
                }
                boolean another = theirs.order() != null && !theirs.order().equals(ours.order());
                yield another ? DifferenceKind.OTHER_ORDER : null;
            }
        };
    }
}
