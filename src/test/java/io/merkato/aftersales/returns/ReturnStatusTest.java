package io.merkato.aftersales.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReturnStatusTest {

    @Test
    void aReturnIsDecidedOnceAndReceivedUnlessItWasRejected() {
        Map<ReturnStatus, Set<ReturnStatus>> table = Map.of(
                ReturnStatus.REQUESTED, Set.of(ReturnStatus.APPROVED, ReturnStatus.REJECTED, ReturnStatus.RECEIVED),
                ReturnStatus.APPROVED, Set.of(ReturnStatus.REJECTED, ReturnStatus.RECEIVED),
                ReturnStatus.REJECTED, Set.of(),
                ReturnStatus.RECEIVED, Set.of());

        for (ReturnStatus from : ReturnStatus.values()) {
            assertThat(Arrays.stream(ReturnStatus.values())
                            .filter(from::mayBecome)
                            .collect(Collectors.toSet()))
                    .as("%s", from)
                    .isEqualTo(table.get(from));
        }
    }
}
