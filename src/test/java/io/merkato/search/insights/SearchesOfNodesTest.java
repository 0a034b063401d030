package io.merkato.search.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.embedded.Database;
import io.merkato.testing.AtOnce;
import io.merkato.testing.FaultProxy;
import io.merkato.testing.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What several nodes count adds up, and outlives them. */
class SearchesOfNodesTest {

    private Shop here;

    @BeforeEach
    void start() {
        here = Shop.start();
    }

    @AfterEach
    void stop() {
        here.close();
    }

    @Test
    void countsOfNodesAddUpAndAreSuggestedByAll() {
        try (Shop there = Shop.beside(here)) {
            AtOnce.run(2, node -> {
                Insights insights = (node == 0 ? here : there).bean(Insights.class);
                for (int i = 0; i < 5000; i++) {
                    insights.search("lamp " + i % 100, 1).run();
                    if (i % 500 == 0) {
                        insights.settle();
                    }
                }
                return insights;
            });
            here.bean(Insights.class).settle();
            there.bean(Insights.class).search("Lämp 7", 3).run();
            there.bean(Insights.class).search("nothing", 0).run();
            there.bean(Insights.class).search("nothing", 0).run();
            there.bean(Insights.class).search("nothing", 0).run();
            there.bean(Insights.class).search("twice", 1).run();
            there.bean(Insights.class).search("twice", 1).run();
        }
        // The other node was stopped, maybe before it was due to write.
        JsonNode insights =
                here.admin().get("/v1/admin/search/insights").expect(200).json();

        assertThat(insights.get("searches").asInt()).isEqualTo(10_006);
        assertThat(insights.at("/frequent/0/query").asString()).isEqualTo("lämp 7");
        assertThat(insights.at("/frequent/0/count").asInt()).isEqualTo(101);
        assertThat(insights.at("/frequent/0/results").asInt()).isEqualTo(3);
        try (Shop third = Shop.beside(here)) {
            Insights known = third.bean(Insights.class);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(known.frequent(5000)).hasSize(100));
            assertThat(known.frequent(1)).containsExactly(new Insights.Frequent("lämp 7", 101));
            assertThat(known.frequent(0)).isEmpty();
        }
    }

    @Test
    void whileTheDatabaseIsAwayCountsWait() {
        try (FaultProxy proxy = new FaultProxy(here.bean(Database.class).jdbcUrl());
                Shop there = Shop.behind(proxy, here)) {
            Insights insights = there.bean(Insights.class);
            insights.settle();
            proxy.refuse();
            insights.search("patience", 0).run();
            assertThat(catchThrowable(insights::settle)).isNotNull();
            insights.search("patience", 1).run();
            proxy.restore();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode told = here.admin()
                        .get("/v1/admin/search/insights")
                        .expect(200)
                        .json();
                assertThat(told.at("/frequent/0/query").asString()).isEqualTo("patience");
                assertThat(told.at("/frequent/0/count").asInt()).isEqualTo(2);
                assertThat(told.at("/frequent/0/results").asInt()).isEqualTo(1);
                assertThat(told.get("searches").asInt()).isEqualTo(2);
            });
        }
    }
}
