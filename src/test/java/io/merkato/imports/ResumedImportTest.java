package io.merkato.imports;

import static io.merkato.imports.ImportRun.branded;
import static io.merkato.imports.ImportRun.bytes;
import static io.merkato.imports.ImportRun.expectCounts;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.kernel.Ids;
import io.merkato.platform.jobs.JobSuspended;
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An import whose node stops goes on where it was. */
@ShopTest
class ResumedImportTest {

    private static final int COUNT = 700;

    private final String brand = unique("Brand-");

    @Test
    void anImportThatWasLeftInTheMiddleIsCompletedWithoutDoingAnythingTwice(Shop shop) {
        ImportStore store = shop.bean(ImportStore.class);
        UUID id = left(shop, store);

        assertThatThrownBy(() -> shop.bean(CarryOutImport.class).run(id, () -> done(store, id) == 0))
                .isInstanceOf(JobSuspended.class);

        assertThat(done(store, id)).isPositive().isLessThan(COUNT);
        assertThat(branded(shop, brand).number("/total")).isEqualTo(done(store, id));

        leftByAnEarlierVersion(shop, id);
        shop.bean(ResumeImports.class).run();

        String path = ImportRun.PATH + "/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.admin().get(path).text("/status").equals("succeeded"));
        Answer ended = shop.admin().get(path);
        expectCounts(ended, COUNT, 0, 0);
        assertThat(branded(shop, brand).number("/total")).isEqualTo(COUNT);
    }

    @Test
    void whenTwoNodesGoOnAtOnceOneIsRefused(Shop shop) {
        ImportStore store = shop.bean(ImportStore.class);
        UUID id = left(shop, store);
        CarryOutImport carryOut = shop.bean(CarryOutImport.class);
        AtomicBoolean other = new AtomicBoolean(true);

        assertThatThrownBy(() -> carryOut.run(id, () -> {
                    // The other node comes when this one is about to write its second batch.
                    if (done(store, id) > 0 && other.getAndSet(false)) {
                        carryOut.run(id, () -> true);
                    }
                    return true;
                }))
                .isInstanceOf(JobSuspended.class);

        Answer ended = shop.admin().get(ImportRun.PATH + "/" + id);
        assertThat(ended.text("/status")).isEqualTo("succeeded");
        expectCounts(ended, COUNT, 0, 0);
    }

    /** Stores a file of several pieces that nothing has been made of yet. */
    private UUID left(Shop shop, ImportStore store) {
        String text = "long ".repeat(600);
        String lines = IntStream.range(0, COUNT)
                .mapToObj(i ->
                        "{\"sku\":\"%s-%s\",\"title\":\"Part\",\"brand\":\"%s\",\"priceMinor\":5,\"description\":\"%s\"}\n"
                                .formatted(brand, i, brand, text))
                .collect(Collectors.joining());
        UUID id = Ids.next();
        try (UploadedFile file = UploadedFile.receive(new ByteArrayInputStream(bytes(lines)), Long.MAX_VALUE)) {
            shop.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> store.insert(id, ImportFormat.NDJSON, false, file));
        }
        return id;
    }

    private static void leftByAnEarlierVersion(Shop shop, UUID id) {
        shop.bean(JdbcClient.class)
                .sql(
                        "update imports.import set leased_by = :id, leased_until = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    private static int done(ImportStore store, UUID id) {
        return store.find(id).orElseThrow().done();
    }
}
