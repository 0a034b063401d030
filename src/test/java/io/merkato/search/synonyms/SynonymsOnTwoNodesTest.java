package io.merkato.search.synonyms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.invalidation.Announced;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What staff say at one node holds at another within a second, and who remembers what was found by it is told. */
class SynonymsOnTwoNodesTest {

    @Test
    void theOtherNodeFollowsWithinASecond() {
        try (Shop here = Shop.start();
                Shop there = Shop.beside(here, "--merkato.general-synonyms=false")) {
            Synonyms synonyms = there.bean(Synonyms.class);
            assertThat(synonyms.current().sets()).isEmpty();
            AtomicReference<List<SynonymSet>> seenWhenTold = new AtomicReference<>(List.of());
            there.bean(Invalidations.class).subscribe(Synonyms.TOPIC, new Announced() {
                @Override
                public void changed(String key) {
                    seenWhenTold.set(synonyms.current().sets());
                }

                @Override
                public void anythingMayHaveChanged() {}
            });

            Answer added = here.admin()
                    .post("/v1/admin/synonyms", "{\"terms\":[\"sofa\",\"couch\"]}")
                    .expect(201);

            List<SynonymSet> expected = List.of(new SynonymSet.Alike(List.of("sofa", "couch")));
            within(() -> assertThat(synonyms.current().sets()).isEqualTo(expected));
            within(() -> assertThat(seenWhenTold.get()).isEqualTo(expected));

            here.admin().delete(added.header("Location")).expect(204);

            within(() -> assertThat(synonyms.current().sets()).isEmpty());
        }
    }

    private static void within(org.awaitility.core.ThrowingRunnable condition) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(condition);
    }
}
