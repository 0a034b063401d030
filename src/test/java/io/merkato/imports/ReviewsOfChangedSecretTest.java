package io.merkato.imports;

import static io.merkato.imports.ImportRun.expectCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MERKATO_SECRET is changed between two imports of the same reviews. */
class ReviewsOfChangedSecretTest {

    private static final String OLD = "the old secret of at least 32 characters";
    private static final String NEW = "the new secret of at least 32 characters";

    private Path data = Path.of("");

    @BeforeEach
    void makeFolder() {
        data = MigratedFolder.newOne("secret-");
    }

    @AfterEach
    void deleteFolder() {
        Folders.delete(data);
    }

    @Test
    void theyAreKnownAgainWhenTheOldOneIsGivenTooAndFromThenOnWithoutIt() {
        String product;
        String line;
        String removed;
        try (Shop shop = Shop.over(data, "--merkato.secret=" + OLD)) {
            Product made = shop.product(1000, 1);
            product = made.id();
            line = """
                    {"sku":"%s","rating":5,"email":"ada@example.com","createdAt":"2025-01-01"}
                    """.formatted(made.sku());
            expectCounts(ImportRun.of(shop, "reviews-ndjson", line), 1, 0, 0);
            removed = removed(shop);
        }

        try (Shop shop = Shop.over(data, "--merkato.secret=" + NEW, "--merkato.secret-previous=" + OLD)) {
            expectCounts(ImportRun.of(shop, "reviews-ndjson", line), 0, 1, 0);
            expectCounts(ImportRun.of(shop, "reviews-ndjson", removed), 0, 1, 0);
        }

        try (Shop shop = Shop.over(data, "--merkato.secret=" + NEW)) {
            expectCounts(ImportRun.of(shop, "reviews-ndjson", line), 0, 1, 0);
            expectCounts(ImportRun.of(shop, "reviews-ndjson", removed), 0, 1, 0);
            assertThat(shop.anonymous()
                            .get("/v1/products/" + product + "/reviews")
                            .number("/summary/count"))
                    .isEqualTo(1);
        }
    }

    /** A line whose review its author has removed. */
    private static String removed(Shop shop) {
        Customer ada = Customer.of(shop);
        String line = """
                {"sku":"%s","rating":5,"email":"%s","createdAt":"2025-01-01"}
                """.formatted(shop.product(1000, 1).sku(), ada.email());
        expectCounts(ImportRun.of(shop, "reviews-ndjson", line), 1, 0, 0);
        String review = ada.client().get("/v1/me/reviews").text("/items/0/id");
        ada.client().delete("/v1/reviews/" + review).expect(204);
        return line;
    }
}
