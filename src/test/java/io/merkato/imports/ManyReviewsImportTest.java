package io.merkato.imports;

import static io.merkato.imports.ImportRun.bytes;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.JobSuspended;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files with more reviews than fit into one transaction. */
@ShopTest
class ManyReviewsImportTest {

    private static final String FORMAT = "reviews-ndjson";

    private final String unique = unique("m");

    @Test
    void fiveThousandReviewsAreWrittenInBatches(Shop shop) {
        List<Product> products = products(shop);
        byte[] file = bytes(lines(products, 5000));

        expectCounts(imported(shop, file), 5000, 0, 0);

        assertThat(transactions(shop, products)).isLessThanOrEqualTo(25);
        assertRatings(shop, products, 1000);
        expectCounts(imported(shop, file), 0, 5000, 0);
        assertRatings(shop, products, 1000);
    }

    @Test
    void anImportThatWasLeftInTheMiddleCountsEachReviewOnce(Shop shop) {
        List<Product> products = products(shop);
        ImportStore store = shop.bean(ImportStore.class);
        CarryOutImport carryOut = shop.bean(CarryOutImport.class);
        UUID id = left(
                shop,
                lines(products, 1000)
                        + "{\"sku\":\"none\",\"rating\":5,\"createdAt\":\"2025-01-01\"}\n"
                        + lines(products, 1));
        assertThatThrownBy(() -> carryOut.run(id, () -> done(store, id) == 0)).isInstanceOf(JobSuspended.class);
        assertThat(done(store, id)).isPositive().isLessThan(1000);

        carryOut.run(id, () -> true);

        expectCounts(shop.admin().get(ImportRun.PATH + "/" + id).expect(200), 1000, 0, 2);
        assertRatings(shop, products, 200);
    }

    @Test
    @ManyConnections
    void reviewsThatComeInWhileOthersAreWrittenAreAllCounted(Shop shop) {
        Product product = shop.product(1000, 1);
        String lines = lines(List.of(product), 500);
        List<UUID> files = List.of(left(shop, lines), left(shop, lines));
        List<Supplier<Integer>> works = new ArrayList<>();
        files.forEach(file -> works.add(() -> {
            shop.bean(CarryOutImport.class).run(file, () -> true);
            return 201;
        }));
        for (int i = 0; i < 4; i++) {
            works.add(() -> shop.customer()
                    .post("/v1/products/" + product.id() + "/reviews", "{\"rating\":5,\"body\":\"Meanwhile.\"}")
                    .status());
        }

        assertThat(AtOnce.all(works)).containsOnly(201);

        assertThat(files.stream()
                        .mapToInt(file ->
                                shop.admin().get(ImportRun.PATH + "/" + file).number("/created"))
                        .sum())
                .isEqualTo(500);
        Answer reviews = reviews(shop, product);
        assertThat(reviews.number("/summary/count")).isEqualTo(504);
        assertThat(reviews.number("/summary/histogram/5")).isEqualTo(104);
    }

    /** Stores a file that nothing has been made of yet. */
    private static UUID left(Shop shop, String lines) {
        UUID id = Ids.next();
        ImportStore store = shop.bean(ImportStore.class);
        try (UploadedFile file = UploadedFile.receive(new ByteArrayInputStream(bytes(lines)), Long.MAX_VALUE)) {
            shop.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> store.insert(id, ImportFormat.REVIEWS_NDJSON, false, file));
        }
        return id;
    }

    private static List<Product> products(Shop shop) {
        return IntStream.range(0, 5).mapToObj(i -> shop.product(1000, 1)).toList();
    }

    /** Reviews of each product in turn, the first with one star, the next with two, and so on. */
    private String lines(List<Product> products, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"sku":"%s","rating":%s,"body":"Review %s","email":"a%s@%s.example.com","createdAt":"2025-01-01"}
                        """.formatted(products.get(i % products.size()).sku(), i % 5 + 1, i, i, unique))
                .collect(Collectors.joining());
    }

    private static Answer imported(Shop shop, byte[] file) {
        Answer accepted = ImportRun.send(shop.admin(), FORMAT, file).expect(202);
        return ImportRun.ended(shop, accepted, Duration.ofSeconds(60));
    }

    private static void assertRatings(Shop shop, List<Product> products, int each) {
        for (int i = 0; i < products.size(); i++) {
            Answer reviews = reviews(shop, products.get(i));
            assertThat(reviews.number("/summary/count")).isEqualTo(each);
            assertThat(reviews.number("/summary/histogram/" + (i + 1))).isEqualTo(each);
        }
    }

    private static Answer reviews(Shop shop, Product product) {
        return shop.anonymous().get("/v1/products/" + product.id() + "/reviews").expect(200);
    }

    private static int done(ImportStore store, UUID id) {
        return store.find(id).orElseThrow().done();
    }

    /** In how many transactions the reviews of products were written. */
    private static int transactions(Shop shop, List<Product> products) {
        return shop.bean(JdbcClient.class)
                .sql("select count(distinct xmin::text)::int from reviews.review where product_id = any(:ids::uuid[])")
                .param("ids", products.stream().map(Product::id).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }
}
