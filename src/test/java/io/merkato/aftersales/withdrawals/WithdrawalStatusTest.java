package io.merkato.aftersales.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WithdrawalStatusTest {

    @Test
    void itIsConfirmedFirstAndStaffDecideOnceWhatDidNotSettle() {
        Map<WithdrawalStatus, Set<WithdrawalStatus>> table = Map.of(
                WithdrawalStatus.DRAFT, Set.of(WithdrawalStatus.RECEIVED),
                WithdrawalStatus.RECEIVED, Set.of(WithdrawalStatus.SETTLED, WithdrawalStatus.UNDECIDED),
                WithdrawalStatus.UNDECIDED, Set.of(WithdrawalStatus.ACCEPTED, WithdrawalStatus.REJECTED),
                WithdrawalStatus.SETTLED, Set.of(),
                WithdrawalStatus.ACCEPTED, Set.of(),
                WithdrawalStatus.REJECTED, Set.of());

        for (WithdrawalStatus from : WithdrawalStatus.values()) {
            assertThat(Arrays.stream(WithdrawalStatus.values())
                            .filter(from::mayBecome)
                            .collect(Collectors.toSet()))
                    .as("%s", from)
                    .isEqualTo(table.get(from));
        }
    }
}
