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
import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
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
        ImportStore.Leased work = leased(shop, store);

        assertThatThrownBy(() -> shop.bean(CarryOutImport.class).run(work, () -> done(store, work.id()) == 0))
                .isInstanceOf(ImportSuspended.class);

        assertThat(done(store, work.id())).isPositive().isLessThan(COUNT);
        assertThat(branded(shop, brand).number("/total")).isEqualTo(done(store, work.id()));

        store.release(work, Duration.ZERO);

        String path = ImportRun.PATH + "/" + work.id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.admin().get(path).text("/status").equals("succeeded"));
        Answer ended = shop.admin().get(path);
        expectCounts(ended, COUNT, 0, 0);
        assertThat(branded(shop, brand).number("/total")).isEqualTo(COUNT);
    }

    /** Stores a file of several pieces and takes it before the shop's own worker can see it. */
    private ImportStore.Leased leased(Shop shop, ImportStore store) {
        String text = "long ".repeat(600);
        String lines = IntStream.range(0, COUNT)
                .mapToObj(i ->
                        "{\"sku\":\"%s-%s\",\"title\":\"Part\",\"brand\":\"%s\",\"priceMinor\":5,\"description\":\"%s\"}\n"
                                .formatted(brand, i, brand, text))
                .collect(Collectors.joining());
        UUID id = Ids.next();
        try (UploadedFile file = UploadedFile.receive(new ByteArrayInputStream(bytes(lines)), Long.MAX_VALUE)) {
            return Objects.requireNonNull(shop.bean(TransactionTemplate.class).execute(status -> {
                store.insert(id, ImportFormat.NDJSON, false, file);
                return store.lease(CarryOutImport.LEASE)
                        .filter(lease -> lease.id().equals(id))
                        .orElseThrow();
            }));
        }
    }

    private static int done(ImportStore store, UUID id) {
        return store.find(id).orElseThrow().done();
    }
}
