package io.merkato.imports;

import static io.merkato.imports.ImportRun.NDJSON;
import static io.merkato.imports.ImportRun.SHOPIFY;
import static io.merkato.imports.ImportRun.branded;
import static io.merkato.imports.ImportRun.bytes;
import static io.merkato.imports.ImportRun.errors;
import static io.merkato.imports.ImportRun.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.Outline;
import io.merkato.kernel.Ids;
import io.merkato.kernel.ShopProfile;
import io.merkato.platform.jobs.Jobs;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Files that are refused, and files that turn out to be unreadable. */
@ShopTest
class ImportProblemsTest {

    private final String brand = unique("Brand-");

    @ParameterizedTest
    @ValueSource(strings = {"?format=xml", "?format=", "", "?format=NDJSON"})
    void anUnknownFormatIsRefused(String query, Shop shop) {
        shop.admin()
                .send("POST", ImportRun.PATH + query, BodyPublishers.ofString(line(1)), "text/plain")
                .expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void anUnknownParameterIsRefused(Shop shop) {
        shop.admin()
                .send("POST", ImportRun.PATH + "?format=ndjson&dry=1", BodyPublishers.ofString("{}"), "text/plain")
                .expectProblem(400, "UNKNOWN_PARAMETER");
    }

    @Test
    void anEmptyBodyIsRefused(Shop shop) {
        ImportRun.send(shop.admin(), NDJSON, new byte[0]).expectProblem(400, "MALFORMED_REQUEST");
    }

    @Test
    void aFileOfBlankLinesHasNoProducts(Shop shop) {
        ImportRun.expectCounts(ImportRun.of(shop, NDJSON, "\n \n\r\n"), 0, 0, 0);
    }

    @Test
    void anEncodingThatNobodyReadsIsRefused(Shop shop) {
        ImportRun.send(shop.admin().with("Content-Encoding", "br"), NDJSON, bytes(line(1)))
                .expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aFileOverTheLimitIsRefused(Shop shop) {
        long tooMany = shop.bean(ImportSettings.class).maxBytes() + 1;

        shop.admin()
                .send(
                        "POST",
                        ImportRun.PATH + "?format=ndjson",
                        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> blanks(tooMany)), tooMany),
                        "text/plain")
                .expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void onlyStaffMayImport(Shop shop) {
        Client customer = shop.customer();

        ImportRun.send(customer, NDJSON, bytes(line(1))).expectProblem(403, "FORBIDDEN");
        customer.get(ImportRun.PATH + "/0198c0de-0000-7000-8000-000000000000").expectProblem(403, "FORBIDDEN");
        ImportRun.send(shop.anonymous(), NDJSON, bytes(line(1))).expectProblem(401, "UNAUTHENTICATED");
        assertThat(branded(shop, brand).number("/total")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0198c0de-0000-7000-8000-000000000000", "no-id"})
    void anUnknownImportIsNotFound(String id, Shop shop) {
        shop.admin().get(ImportRun.PATH + "/" + id).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void theSameKeyAndFileIsTheSameImport(Shop shop) {
        Client keyed = shop.admin().withNewKey();
        byte[] file = bytes(line(1));

        Answer first = ImportRun.send(keyed, NDJSON, file).expect(202);
        Answer second = ImportRun.send(keyed, NDJSON, file).expect(202);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        ImportRun.expectCounts(ImportRun.ended(shop, first, Duration.ofSeconds(30)), 1, 0, 0);
    }

    @Test
    void theSameKeyWithAnotherFileIsRefused(Shop shop) {
        Client keyed = shop.admin().withNewKey();
        Answer first = ImportRun.send(keyed, NDJSON, bytes(line(1))).expect(202);

        ImportRun.send(keyed, NDJSON, bytes(line(2))).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        ImportRun.send(keyed, SHOPIFY, bytes(line(1))).expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        ImportRun.expectCounts(ImportRun.ended(shop, first, Duration.ofSeconds(30)), 1, 0, 0);
    }

    @Test
    void aGzipFileThatIsCutOffHasNoEffect(Shop shop) {
        byte[] whole = ImportRun.gzip(
                bytes(IntStream.range(0, 600).mapToObj(this::line).collect(Collectors.joining())));

        Answer ended = ImportRun.of(shop, NDJSON, Arrays.copyOf(whole, whole.length - 20));

        expectFailed(ended, "0 FILE_UNREADABLE");
        assertThat(branded(shop, brand).number("/total")).isZero();
    }

    @Test
    void aFileThatOnlySaysThatItIsGzipFails(Shop shop) {
        Answer accepted = ImportRun.send(shop.admin().with("Content-Encoding", "gzip"), NDJSON, bytes(line(1)))
                .expect(202);

        expectFailed(ImportRun.ended(shop, accepted, Duration.ofSeconds(30)), "0 FILE_UNREADABLE");
    }

    @Test
    void aFileInUtf16Fails(Shop shop) {
        expectFailed(ImportRun.of(shop, NDJSON, line(1).getBytes(StandardCharsets.UTF_16)), "0 FILE_NOT_UTF8");
    }

    @Test
    void aFileInLatin1Fails(Shop shop) {
        String line = line(1).replace("Thing", "Töpfe");

        expectFailed(ImportRun.of(shop, NDJSON, line.getBytes(StandardCharsets.ISO_8859_1)), "0 FILE_NOT_UTF8");
    }

    @Test
    void aTableWithoutTheColumnsOfShopifyFails(Shop shop) {
        Answer ended = ImportRun.of(shop, SHOPIFY, "Name,Price\nMug,5\n");

        expectFailed(ended, "0 HEADER_INVALID");
        assertThat(ended.text("/errors/0/detail")).contains("Title", "URL handle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=#", "sep=\"", "\"sep=a\""})
    void aSeparatorThatNobodyUsesFails(String line, Shop shop) {
        expectFailed(ImportRun.of(shop, SHOPIFY, line + "\nTitle,Price\nMug,5\n"), "0 HEADER_INVALID");
    }

    @Test
    void aFaultThatWouldComeAgainEndsTheImport(Shop shop) {
        ImportStore store = shop.bean(ImportStore.class);
        TransactionTemplate transaction = shop.bean(TransactionTemplate.class);
        JsonMapper json = shop.bean(JsonMapper.class);
        ImportSettings limits = shop.bean(ImportSettings.class);
        OpenFile faulty = new OpenFile(json, shop.bean(ShopProfile.class), limits) {
            @Override
            Outline outline(
                    ImportFormat format, boolean gzip, IntFunction<byte @Nullable []> pieces, Runnable heartbeat) {
                throw new IllegalArgumentException("Internals");
            }
        };
        UUID id = taken(store, transaction);

        new CarryOutImport(store, faulty, shop.bean(WriteRows.class), transaction, shop.bean(Jobs.class))
                .run(id, () -> true);

        Answer ended = shop.admin().get(ImportRun.PATH + "/" + id).expect(200);
        expectFailed(ended, "0 INTERNAL_ERROR");
        assertThat(ended.text("/errors/0/detail")).doesNotContain("Internals");
    }

    @Test
    void aColumnThatStandsTwiceFails(Shop shop) {
        Answer ended = ImportRun.of(shop, SHOPIFY, "Title,Price,Variant Price\nMug,5,6\n");

        expectFailed(ended, "0 HEADER_INVALID");
        assertThat(ended.text("/errors/0/detail")).contains("Price", "Variant Price");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    shopify-csv     | ID,Type,SKU,Name,Published,Regular price,Parent             | woocommerce-csv
                    woocommerce-csv | Title,URL handle,SKU,Price                                  | shopify-csv
                    woocommerce-csv | Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price   | shopify-csv
                    shopify-csv     | Item,ID,Name,Type,SKU,Options,Inventory Tracking,Price      | BigCommerce
                    woocommerce-csv | Item Type,Product ID,Product Name,Product Type,Product Code/SKU | BigCommerce
                    shopify-csv     | sku,store_view_code,attribute_set_code,product_type,name    | Adobe Commerce
                    ndjson          | Title;URL handle;SKU;Price                                  | shopify-csv
                    ndjson          | ID,Type,SKU,Name,Published,Regular price                    | woocommerce-csv
                    ndjson          | Item,ID,Name,Type,SKU,Options,Inventory Tracking,Price      | BigCommerce
                    ndjson          | [{"sku":"A","title":"B","priceMinor":1}]                    | JSON array
                    shopify-csv     | [{"sku":"A","title":"B","priceMinor":1}]                    | JSON
                    shopify-csv     | PK\u0003\u0004 xlsx                                         | Excel
                    woocommerce-csv | <?xml version="1.0"?>                                       | XML
                    """)
    void aFileOfAnotherFormatIsNamedAsWhatItIs(String format, String header, String named, Shop shop) {
        Answer ended = ImportRun.of(shop, format, header + "\n1,2,3,4,5,6,7\n");

        expectFailed(ended, "0 FILE_OTHER_FORMAT");
        assertThat(ended.text("/errors/0/detail")).contains(named);
    }

    @Test
    void aFileWithAQuoteThatIsNotClosedFailsAndMakesNothing(Shop shop) {
        Answer ended = ImportRun.of(shop, SHOPIFY, """
                Handle,Title,Vendor,Variant Price
                %s,Fine,%s,5
                %s,"Open,%s,5
                """.formatted(unique("fine-"), brand, unique("open-"), brand));

        expectFailed(ended, "0 FILE_UNREADABLE");
        assertThat(branded(shop, brand).number("/total")).isZero();
    }

    @Test
    void moreThanAThousandErrorsAreCountedAndNotListed(Shop shop) {
        Answer ended = ImportRun.of(shop, NDJSON, "x\n".repeat(1100));

        assertThat(ended.number("/failed")).isEqualTo(1100);
        assertThat(ended.at("/errors")).hasSize(1000);
        assertThat(ended.text("/status")).isEqualTo("succeeded");
    }

    @Test
    void moreThanAThousandWarningsAreCountedAndNotListed(Shop shop) {
        Answer ended = ImportRun.of(
                shop,
                NDJSON,
                IntStream.range(0, 1100)
                        .mapToObj(i -> line(i).replace("}", ",\"gtins\":[\"1\"]}"))
                        .collect(Collectors.joining()));

        ImportRun.expectCounts(ended, 1100, 0, 0);
        assertThat(ended.number("/warningCount")).isEqualTo(1100);
        assertThat(ended.at("/warnings")).hasSize(1000);
    }

    /** Stores a file without a job for it. */
    private UUID taken(ImportStore store, TransactionTemplate transaction) {
        UUID id = Ids.next();
        try (UploadedFile file = UploadedFile.receive(new ByteArrayInputStream(bytes(line(1))), Long.MAX_VALUE)) {
            transaction.executeWithoutResult(status -> store.insert(id, ImportFormat.NDJSON, false, file));
        }
        return id;
    }

    private static void expectFailed(Answer ended, String error) {
        assertThat(ended.text("/status")).as(ended.body()).isEqualTo("failed");
        assertThat(errors(ended)).containsExactly(error);
        assertThat(ended.number("/created")).isZero();
    }

    private String line(int number) {
        return "{\"sku\":\"%s-%s\",\"title\":\"Thing\",\"brand\":\"%s\",\"priceMinor\":100}\n"
                .formatted(brand, number, brand);
    }

    private static InputStream blanks(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int given = (int) Math.min(left, length);
                Arrays.fill(target, offset, offset + given, (byte) ' ');
                left -= given;
                return given == 0 && length > 0 ? -1 : given;
            }
        };
    }
}
