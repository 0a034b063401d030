package io.merkato.search.index;

import static io.merkato.catalog.ProductBody.ids;
import static io.merkato.catalog.ProductBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.catalog.ProductBody;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.MigratedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index of each node: what others change, what it has missed, and what becomes of a damaged one. */
class IndexOfNodesTest {

    @Test
    void whatOneNodeChangesTheOtherShowsInPageListAndSearch() {
        try (Shop here = Shop.start();
                Shop there = Shop.beside(here)) {
            String word = unique("w");
            String sku = unique("SKU-");
            String id =
                    ProductBody.active("Thing " + word).variant(sku, 1000, 5).createId(here);
            soon(() -> assertThat(find(there, word)).containsExactly(id));
            there.anonymous().get("/v1/products/" + id).expect(200);

            here.admin().patch("/v1/admin/products/" + id, """
                            {"variants":[{"sku":"%s","price":{"amount":700,"currency":"EUR"}}]}
                            """.formatted(sku)).expect(200);

            soon(() -> {
                assertThat(price(there, "?q=" + word, "/items/0/price/amount")).isEqualTo(700);
                assertThat(price(there, "?sort=price&maxPrice=700", "/items/0/price/amount"))
                        .isEqualTo(700);
                assertThat(price(there, "/" + id, "/variants/0/price/amount")).isEqualTo(700);
            });
        }
    }

    @Test
    void aNodeCatchesUpWithWhatItHasMissed() throws IOException {
        String before = unique("w");
        String after = unique("w");
        String gone = unique("w");
        Path data = MigratedFolder.newOne("shop-");
        try (Shop here = Shop.over(data)) {
            Path folder;
            String renamed;
            String removed;
            try (Shop there = Shop.beside(here)) {
                renamed = ProductBody.active(before).createId(here);
                removed = ProductBody.active(gone).createId(here);
                soon(() -> assertThat(find(there, before)).containsExactly(renamed));
                soon(() ->
                        assertThat(there.bean(KeepIndex.class).status().words()).isTrue());
                folder = newestIndex(data);
            }
            here.admin()
                    .patch("/v1/admin/products/" + renamed, "{\"title\":\"" + after + "\"}")
                    .expect(200);
            here.admin().delete("/v1/admin/products/" + removed).expect(204);
            String made = ProductBody.active("New " + after).createId(here);

            try (Shop again = Shop.beside(here)) {
                soon(() ->
                        assertThat(again.bean(KeepIndex.class).status().words()).isTrue());

                assertThat(find(again, after)).containsExactlyInAnyOrder(renamed, made);
                assertThat(find(again, before)).isEmpty();
                assertThat(find(again, gone)).isEmpty();
                assertThat(folder).as("the same index").exists();
            }
        }
    }

    @Test
    void aDamagedIndexIsMadeAnewWhileTheShopServes() throws IOException {
        Path data = MigratedFolder.newOne("shop-");
        String word = unique("w");
        String id;
        try (Shop shop = Shop.over(data)) {
            id = ProductBody.active("Thing " + word).createId(shop);
            soon(() -> assertThat(shop.bean(KeepIndex.class).status().words()).isTrue());
        }
        damage(data.resolve("index"));

        try (Shop shop = Shop.over(data)) {
            assertThat(find(shop, word)).as("at once").containsExactly(id);
            soon(() -> assertThat(shop.bean(KeepIndex.class).status().words()).isTrue());
            assertThat(find(shop, word)).as("by the new index").containsExactly(id);
        }
    }

    @Test
    void eachNodeMakesItsIndexAnewWhereStaffWantsIt() {
        try (Shop here = Shop.start();
                Shop there = Shop.beside(here)) {
            String word = unique("w");
            String id = ProductBody.active("Thing " + word).createId(here);

            long first = reindex(here);
            long second = reindex(there);

            assertThat(second).isEqualTo(first + 1);
            soon(() -> assertThat(reindexed(here)).isEqualTo(second));
            soon(() -> assertThat(reindexed(there)).isEqualTo(second));
            assertThat(find(there, word)).containsExactly(id);
        }
    }

    @Test
    void aNodeThatWasAwayMakesItsIndexAnewWhenItIsBack() throws IOException {
        try (Shop here = Shop.over(MigratedFolder.newOne("shop-"))) {
            try (Shop there = Shop.beside(here)) {
                soon(() ->
                        assertThat(there.bean(KeepIndex.class).status().words()).isTrue());
            }
            long asked = reindex(here);

            try (Shop again = Shop.beside(here)) {
                soon(() -> assertThat(reindexed(again)).isEqualTo(asked));
            }
        }
    }

    /** A database that was put back to an earlier time has forgotten what the index knows. */
    @Test
    void anIndexThatKnowsMoreThanTheDatabaseIsMadeAnew() throws IOException {
        Path data = MigratedFolder.newOne("shop-");
        long asked;
        try (Shop shop = Shop.over(data)) {
            asked = reindex(shop);
            soon(() -> assertThat(reindexed(shop)).isEqualTo(asked));
            shop.bean(JdbcClient.class)
                    .sql("update search.reindex set number = number - 1")
                    .update();
        }

        try (Shop shop = Shop.over(data)) {
            soon(() -> assertThat(shop.bean(KeepIndex.class).status().words()).isTrue());
            assertThat(reindexed(shop)).isEqualTo(asked - 1);
        }
    }

    /** Lucene closes an index whose lock it finds changed, as it does where a disk is full. */
    @Test
    void anIndexThatCouldNotBeWrittenIsOpenedAgainAndGoesOn() throws IOException {
        Path data = MigratedFolder.newOne("shop-");
        String before = unique("w");
        String after = unique("w");
        try (Shop shop = Shop.over(data)) {
            KeepIndex index = shop.bean(KeepIndex.class);
            soon(() -> assertThat(index.status().words()).isTrue());
            for (Path lock : files(data.resolve("index"), "write.lock")) {
                Files.delete(lock);
                Files.createFile(lock);
            }

            String id = ProductBody.active("Thing " + before).createId(shop);
            soon(() -> assertThat(index.status().words()).isFalse());
            assertThat(find(shop, before)).as("by the database").containsExactly(id);

            soon(() -> assertThat(index.status().words()).isTrue());
            assertThat(find(shop, before.toUpperCase(Locale.ROOT)))
                    .as("by the index, of an address that no answer is remembered of")
                    .containsExactly(id);
            String next = ProductBody.active("Thing " + after).createId(shop);
            assertThat(find(shop, after)).containsExactly(next);
            assertThat(index.status().words()).isTrue();
        }
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).toList();
        }
    }

    /** A file stands where the folder of the index should be. */
    @Test
    void listsFollowWhereThereIsNoRoomForWords() throws IOException {
        Path data = MigratedFolder.newOne("shop-");
        Files.createFile(data.resolve("index"));
        try (Shop shop = Shop.over(data)) {
            String word = unique("w");
            String id = ProductBody.active("Thing " + word)
                    .variant(unique("SKU-"), 1000, 5)
                    .createId(shop);

            assertThat(find(shop, word)).containsExactly(id);
            shop.admin().delete("/v1/admin/products/" + id).expect(204);
            soon(() -> assertThat(ids(shop.anonymous().get("/v1/products?limit=100")))
                    .doesNotContain(id));
            assertThat(shop.bean(KeepIndex.class).status().words()).isFalse();
        }
    }

    /** What was changed past the shop nobody has told of. */
    @Test
    void whatWasChangedPastTheShopIsThereAfterwards() {
        try (Shop shop = Shop.start()) {
            String word = unique("w");
            ProductBody.active("Thing " + word).createId(shop);
            soon(() -> assertThat(shop.bean(KeepIndex.class).status().words()).isTrue());
            assertThat(find(shop, word)).hasSize(1);
            shop.bean(JdbcClient.class)
                    .sql("update storefront.listing set listed = false where title = :title")
                    .param("title", "Thing " + word)
                    .update();

            long asked = reindex(shop);

            soon(() -> assertThat(reindexed(shop)).isEqualTo(asked));
            assertThat(find(shop, word)).isEmpty();
        }
    }

    private static long reindex(Shop shop) {
        return shop.admin()
                .post("/v1/admin/search/reindex", "")
                .expect(202)
                .at("/reindex")
                .asLong();
    }

    private static long reindexed(Shop shop) {
        return shop.admin()
                .get("/v1/admin/search/index")
                .expect(200)
                .at("/reindex")
                .asLong();
    }

    private static Path newestIndex(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.endsWith("complete"))
                    .filter(file -> file.toString().contains("index-2"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void damage(Path index) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.walk(index)) {
            segments = files.filter(file -> file.getFileName().toString().startsWith("_"))
                    .toList();
        }
        assertThat(segments).isNotEmpty();
        for (Path file : segments) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static List<String> find(Shop shop, String word) {
        return ids(shop.anonymous().get("/v1/products?q=" + word));
    }

    private static long price(Shop shop, String path, String pointer) {
        return shop.anonymous()
                .get("/v1/products" + path)
                .expect(200)
                .at(pointer)
                .asLong();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable condition) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(condition);
    }
}
