package io.merkato.payments;

import static io.merkato.payments.OperationStatus.ACTION_REQUIRED;
import static io.merkato.payments.OperationStatus.AWAITED;
import static io.merkato.payments.OperationStatus.FAILED;
import static io.merkato.payments.OperationStatus.OPEN;
import static io.merkato.payments.OperationStatus.SUCCEEDED;
import static io.merkato.payments.OperationStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationStatusTest {

    private static final Map<OperationStatus, List<OperationStatus>> ALLOWED = Map.of(
            OPEN, List.of(UNKNOWN, ACTION_REQUIRED, AWAITED, SUCCEEDED, FAILED),
            UNKNOWN, List.of(ACTION_REQUIRED, AWAITED, SUCCEEDED, FAILED),
            ACTION_REQUIRED, List.of(SUCCEEDED, FAILED),
            AWAITED, List.of(SUCCEEDED, FAILED),
            SUCCEEDED, List.of(FAILED),
            FAILED, List.of(SUCCEEDED));

    @Test
    void everyStepIsAllowedOrNotAsTheTableSays() {
        for (OperationStatus from : OperationStatus.values()) {
            for (OperationStatus to : OperationStatus.values()) {
                boolean allowed = ALLOWED.getOrDefault(from, List.of()).contains(to);
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
                assertThat(to.before().contains(from))
                        .as("%s from %s", to, from)
                        .isEqualTo(allowed);
            }
        }
    }

    @Test
    void everyStatusAndKindIsReadAsItIsWritten() {
        for (OperationStatus status : OperationStatus.values()) {
            assertThat(OperationStatus.of(status.text())).isEqualTo(status);
        }
        for (OperationKind kind : OperationKind.values()) {
            assertThat(OperationKind.of(kind.text())).isEqualTo(kind);
        }
    }

    @Test
    void whatAnOperationDoesToItsPaymentIsAllowed() {
        assertThat(OperationKind.values()).allSatisfy(kind -> {
            assertThat(kind.from().mayBecome(kind.afterSuccess())).isTrue();
            assertThat(kind.afterFailure() == kind.from() || kind.from().mayBecome(kind.afterFailure()))
                    .isTrue();
        });
        assertThat(Arrays.stream(PaymentStatus.values()).filter(status -> status.mayBecome(PaymentStatus.PENDING)))
                .isEmpty();
    }
}
