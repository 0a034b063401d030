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
import io.merkato.platform.jobs.Jobs;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import io.merkato.testing.process.ShopProcess;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> shop.bean(Jobs.class)
                .enqueue(CarryOutImport.KIND, id.toString(), new CarryOutImport.Taken(id)));

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

    @Test
    void anImportOfANodeThatWasKilledIsCompletedByAnother() {
        int count = 20 * COUNT;
        Path data = MigratedFolder.newOne("killed-import-");
        try {
            Answer accepted;
            try (ShopProcess node = ShopProcess.launch(data, Map.of())) {
                Client admin = admin(node.client());
                accepted = ImportRun.send(admin, ImportRun.NDJSON, bytes(lines(count, "")))
                        .expect(202);
                String path = ImportRun.PATH + "/" + accepted.text("/id");
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> admin.get(path).number("/done") > 0);
                node.kill();
            }
            try (Shop shop = Shop.over(data)) {
                assertThat(done(shop.bean(ImportStore.class), UUID.fromString(accepted.text("/id"))))
                        .isPositive()
                        .isLessThan(count);
                expectCounts(ImportRun.ended(shop, accepted, Duration.ofSeconds(90)), count, 0, 0);
                assertThat(branded(shop, brand).number("/total")).isEqualTo(count);
            }
        } finally {
            Folders.delete(data);
        }
    }

    private static Client admin(Client anonymous) {
        return anonymous.bearing(Customer.signIn(anonymous, Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD)
                .expect(200)
                .text("/accessToken"));
    }

    /** Stores a file of several pieces that nothing has been made of yet. */
    private UUID left(Shop shop, ImportStore store) {
        UUID id = Ids.next();
        try (UploadedFile file = UploadedFile.receive(
                new ByteArrayInputStream(bytes(lines(COUNT, "long ".repeat(600)))), Long.MAX_VALUE)) {
            shop.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> store.insert(id, ImportFormat.NDJSON, false, file));
        }
        return id;
    }

    private String lines(int count, String description) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"sku\":\"%s-%s\",\"title\":\"Part\",\"brand\":\"%s\",\"priceMinor\":5,\"description\":\"%s\"}\n"
                                .formatted(brand, i, brand, description))
                .collect(Collectors.joining());
    }

    private static int done(ImportStore store, UUID id) {
        return store.find(id).orElseThrow().done();
    }
}
