package io.merkato.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReviewStatusTest {

    @Test
    void whatStaffHaveRejectedIsNotShownAgainWithoutThem() {
        Map<ReviewStatus, Set<ReviewStatus>> table = Map.of(
                ReviewStatus.PENDING, Set.of(ReviewStatus.PUBLISHED, ReviewStatus.REJECTED),
                ReviewStatus.PUBLISHED, Set.of(ReviewStatus.PENDING, ReviewStatus.HIDDEN, ReviewStatus.REJECTED),
                ReviewStatus.HIDDEN, Set.of(ReviewStatus.PUBLISHED, ReviewStatus.REJECTED),
                ReviewStatus.REJECTED, Set.of(ReviewStatus.PENDING, ReviewStatus.PUBLISHED));

        for (ReviewStatus from : ReviewStatus.values()) {
            assertThat(Arrays.stream(ReviewStatus.values())
                            .filter(from::mayBecome)
                            .collect(Collectors.toSet()))
                    .as("%s", from)
                    .isEqualTo(table.get(from));
        }
    }
}
