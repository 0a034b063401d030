package io.merkato.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.Operation;
import io.merkato.payments.Payments;
import io.merkato.payments.reconciliation.Reconciliation.Side;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ModuleTest(
        value = "payments",
        with = {ListingGateway.class, HeardDifferences.class})
class CompareBooksTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant from = Instant.now().minus(HOUR);
    private final Instant to = Instant.now().plus(HOUR);

    @BeforeEach
    void startWithAnEmptyTime(Slice slice) {
        ListingGateway gateway = slice.bean(ListingGateway.class);
        gateway.silent = false;
        gateway.book.removeIf(entry -> entry.operation() == null);
    }

    @Test
    void whatWasChargedIsOnBothSides(Slice slice) {
        CompareBooks books = slice.bean(CompareBooks.class);
        Side before = books.between(from, to).gateways().getFirst();

        charge(slice);

        Reconciliation found = books.between(from, to);
        assertThat(found.differences()).isEmpty();
        assertThat(found.gateways())
                .containsExactly(
                        new Side(ListingGateway.METHOD, SideStatus.COMPARED, before.theirs() + 1, before.ours() + 1));
    }

    @Test
    void whatTheGatewayMovedByItselfIsFoundInItsTimeOnly(Slice slice) {
        GatewayEntry strange = strange(Instant.now());
        slice.bean(ListingGateway.class).book.add(strange);
        CompareBooks books = slice.bean(CompareBooks.class);

        assertThat(books.between(from, to).differences())
                .extracting(Difference::kind, Difference::gatewayRef)
                .containsExactly(tuple(DifferenceKind.UNKNOWN_HERE, strange.ref()));
        assertThat(books.between(from.minus(HOUR), from).differences()).isEmpty();
    }

    @Test
    void whatTheGatewayListsAtAnotherTimeThanWeDoIsNoDifference(Slice slice) {
        Operation operation = charge(slice);
        List<GatewayEntry> book = slice.bean(ListingGateway.class).book;
        GatewayEntry entry = book.stream()
                .filter(one -> operation.id().equals(one.operation()))
                .findFirst()
                .orElseThrow();
        book.remove(entry);
        book.add(new GatewayEntry(
                entry.ref(),
                entry.paymentRef(),
                entry.kind(),
                entry.amount(),
                entry.operation(),
                entry.order(),
                from.minusSeconds(60)));

        assertThat(slice.bean(CompareBooks.class).between(from, to).differences())
                .isEmpty();
        assertThat(slice.bean(CompareBooks.class)
                        .between(from.minus(HOUR), from)
                        .differences())
                .isEmpty();
    }

    @Test
    void aGatewayThatGivesNoAnswerIsSaidToBeSo(Slice slice) {
        charge(slice);
        slice.bean(ListingGateway.class).silent = true;

        Reconciliation found = slice.bean(CompareBooks.class).between(from, to);

        assertThat(found.gateways()).extracting(Side::status).containsExactly(SideStatus.UNAVAILABLE);
        assertThat(found.differences()).isEmpty();
    }

    @Test
    void eachDayAdminsAreTold(Slice slice) {
        charge(slice);
        ReconcileNightly nightly = slice.bean(ReconcileNightly.class);
        nightly.run();
        assertThat(slice.bean(HeardDifferences.class).heard).isEmpty();
        slice.bean(ListingGateway.class).book.add(strange(Instant.now().minus(HOUR)));

        nightly.run();

        slice.delivered();
        assertThat(slice.bean(HeardDifferences.class).heard)
                .extracting(BooksDiffer::differences)
                .containsExactly(1);
    }

    private static Operation charge(Slice slice) {
        Payments payments = slice.bean(Payments.class);
        Operation operation = slice.fromTransaction(
                () -> payments.open(OrderId.next(), ListingGateway.METHOD, null, new Money(2000, "EUR")));
        payments.finish(operation);
        return operation;
    }

    private static GatewayEntry strange(Instant at) {
        String ref = "ch_strange_" + UUID.randomUUID();
        return new GatewayEntry(ref, ref, GatewayEntry.Kind.TAKEN, new Money(700, "EUR"), null, null, at);
    }
}
