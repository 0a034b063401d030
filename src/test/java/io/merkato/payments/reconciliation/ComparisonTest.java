package io.merkato.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.GatewayEntry.Kind;
import io.merkato.payments.OperationId;
import io.merkato.payments.OperationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final OrderId order = new OrderId(UUID.randomUUID());
    private final OperationId charge = new OperationId(UUID.randomUUID());
    private final OperationId refund = new OperationId(UUID.randomUUID());

    @Test
    void whatBothSayIsNoDifference() {
        assertThat(differences(List.of(taken(2000), refunded(500)), List.of(ours(2000), ourRefund(500))))
                .isEmpty();
    }

    @Test
    void whatOnlyTheGatewayKnowsIsUnknownHere() {
        GatewayEntry strange = entry("ch_strange", Kind.TAKEN, 2000, null, null);

        Difference difference = only(List.of(taken(2000), strange), List.of(ours(2000)));

        assertThat(difference.kind()).isEqualTo(DifferenceKind.UNKNOWN_HERE);
        assertThat(difference.gatewayRef()).isEqualTo("ch_strange");
        assertThat(difference.ours()).isNull();
        assertThat(difference.theirs()).isEqualTo(eur(2000));
    }

    @Test
    void whatOnlyWeKnowIsUnknownThere() {
        Difference difference = only(List.of(taken(2000)), List.of(ours(2000), ourRefund(500)));

        assertThat(difference.kind()).isEqualTo(DifferenceKind.UNKNOWN_THERE);
        assertThat(difference.operationId()).isEqualTo(refund.value());
        assertThat(difference.theirs()).isNull();
    }

    @Test
    void whatNeverSucceededWithUsIsNotMissedThere() {
        assertThat(differences(List.of(), List.of(ours(2000, OperationStatus.FAILED))))
                .isEmpty();
        assertThat(differences(List.of(), List.of(ours(2000, OperationStatus.OPEN))))
                .isEmpty();
    }

    @Test
    void whatMovedThoughWeSayItFailedIsTold() {
        Difference difference = only(List.of(taken(2000)), List.of(ours(2000, OperationStatus.FAILED)));

        assertThat(difference.kind()).isEqualTo(DifferenceKind.FAILED_HERE);
        assertThat(difference.orderId()).isEqualTo(order);
        assertThat(difference.status()).isEqualTo(OperationStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationStatus.class,
            names = {"OPEN", "UNKNOWN", "ACTION_REQUIRED", "AWAITED"})
    void whatMovedAndIsOpenWithUsIsTold(OperationStatus open) {
        assertThat(only(List.of(taken(2000)), List.of(ours(2000, open))).kind()).isEqualTo(DifferenceKind.OPEN_HERE);
    }

    @Test
    void anotherAmountIsTold() {
        Difference difference = only(List.of(taken(2001)), List.of(ours(2000)));

        assertThat(difference.kind()).isEqualTo(DifferenceKind.OTHER_AMOUNT);
        assertThat(difference.ours()).isEqualTo(eur(2000));
        assertThat(difference.theirs()).isEqualTo(eur(2001));
    }

    @Test
    void anotherOrderIsTold() {
        GatewayEntry foreign = entry("ch_1", Kind.TAKEN, 2000, charge, new OrderId(UUID.randomUUID()));

        assertThat(only(List.of(foreign), List.of(ours(2000))).kind()).isEqualTo(DifferenceKind.OTHER_ORDER);
    }

    @Test
    void aSecondChargeOfOneOperationIsTold() {
        GatewayEntry again = entry("ch_again", Kind.TAKEN, 2000, charge, order);

        Difference difference = only(List.of(taken(2000), again), List.of(ours(2000)));

        assertThat(difference.kind()).isEqualTo(DifferenceKind.TWICE);
        assertThat(difference.gatewayRef()).isEqualTo("ch_again");
    }

    @Test
    void whatWasTakenOfAPromiseIsKnownByTheOperationThatPromisedIt() {
        OperationId promise = new OperationId(UUID.randomUUID());
        OurEntry capture = new OurEntry(
                charge, promise, order, Kind.TAKEN, OperationStatus.SUCCEEDED, eur(2000), null, NOON, NOON);

        assertThat(differences(List.of(entry("ch_1", Kind.TAKEN, 2000, promise, order)), List.of(capture)))
                .isEmpty();
    }

    @Test
    void aRefundMadeAtTheGatewayIsKnownByItsName() {
        OurEntry mirrored = new OurEntry(
                refund, charge, order, Kind.REFUNDED, OperationStatus.SUCCEEDED, eur(500), "re_1", NOON, NOON);

        assertThat(differences(List.of(entry("re_1", Kind.REFUNDED, 500, null, order)), List.of(mirrored)))
                .isEmpty();
    }

    @Test
    void whatNamesAnOperationThatIsLostHereIsKnownByItsOwnName() {
        OurEntry mirrored = new OurEntry(
                refund, charge, order, Kind.REFUNDED, OperationStatus.SUCCEEDED, eur(500), "re_1", NOON, NOON);
        OperationId lost = new OperationId(UUID.randomUUID());

        assertThat(differences(List.of(entry("re_1", Kind.REFUNDED, 500, lost, order)), List.of(mirrored)))
                .isEmpty();
    }

    @Test
    void aDisputeThatWasTakenOverIsNoDifference() {
        OurEntry taken = new OurEntry(
                charge, charge, order, Kind.DISPUTED, OperationStatus.SUCCEEDED, eur(2000), "dp_1", NOON, NOON);
        List<GatewayEntry> theirs = List.of(taken(2000), entry("dp_1", Kind.DISPUTED, 2000, null, null));

        assertThat(differences(theirs, List.of(ours(2000), taken))).isEmpty();
    }

    @Test
    void aDisputeIsTold() {
        assertThat(only(List.of(entry("dp_1", Kind.DISPUTED, 2000, null, order)), List.of())
                        .kind())
                .isEqualTo(DifferenceKind.DISPUTED);
    }

    private GatewayEntry taken(long amount) {
        return entry("ch_1", Kind.TAKEN, amount, charge, order);
    }

    private GatewayEntry refunded(long amount) {
        return entry("re_1", Kind.REFUNDED, amount, refund, order);
    }

    private static GatewayEntry entry(
            String ref, Kind kind, long amount, @Nullable OperationId operation, @Nullable OrderId order) {
        return new GatewayEntry(ref, "pi_1", kind, eur(amount), operation, order, NOON);
    }

    private OurEntry ours(long amount) {
        return ours(amount, OperationStatus.SUCCEEDED);
    }

    private OurEntry ours(long amount, OperationStatus status) {
        return new OurEntry(charge, charge, order, Kind.TAKEN, status, eur(amount), "pi_1", NOON, NOON);
    }

    private OurEntry ourRefund(long amount) {
        return new OurEntry(
                refund, charge, order, Kind.REFUNDED, OperationStatus.SUCCEEDED, eur(amount), null, NOON, NOON);
    }

    private static Money eur(long amount) {
        return new Money(amount, "EUR");
    }

    private static Difference only(List<GatewayEntry> theirs, List<OurEntry> ours) {
        List<Difference> differences = differences(theirs, ours);
        assertThat(differences).hasSize(1);
        return differences.getFirst();
    }

    private static List<Difference> differences(List<GatewayEntry> theirs, List<OurEntry> ours) {
        return new Comparison("test", theirs, ours).differences();
    }
}
