package io.merkato.imports;

import io.merkato.imports.csv.CsvFormat;
import io.merkato.imports.csv.StockRows;
import io.merkato.imports.csv.TableRows;
import io.merkato.imports.ndjson.JsonLines;
import io.merkato.imports.ndjson.NdjsonRows;
import io.merkato.imports.reviews.NdjsonReviewRows;
import io.merkato.imports.reviews.ReviewTable;
import io.merkato.imports.reviews.ReviewTableRows;
import io.merkato.imports.rows.DistinctRows;
import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.Outline;
import io.merkato.imports.shopify.ShopifyCsv;
import io.merkato.imports.woocommerce.WooCsv;
import io.merkato.kernel.ShopProfile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens stored files for reading, whatever their format. */
@Component
class OpenFile {

    /** How much more a file may have uncompressed than it may have when it is sent. */
    private static final int MAX_EXPANSION = 8;

    private static final int GZIP_BUFFER_BYTES = 32 * 1024;

    private final JsonMapper json;
    private final String currency;
    private final long maxBytes;

    OpenFile(JsonMapper json, ShopProfile shop, ImportSettings settings) {
        this.json = json;
        this.currency = shop.currency();
        this.maxBytes = Math.multiplyExact(settings.maxBytes(), MAX_EXPANSION);
    }

    /**
     * Takes a first look at the whole file, so that one that cannot be read to its end has no effect at all.
     *
     * @param heartbeat runs often while the file is read
     */
    Outline outline(ImportFormat format, boolean gzip, IntFunction<byte @Nullable []> pieces, Runnable heartbeat)
            throws IOException {
        InputStream plain = plain(gzip, pieces, heartbeat);
        return switch (format) {
            case NDJSON -> Outline.ofLines(JsonLines.count(plain, "product"));
            case SHOPIFY_CSV, WOOCOMMERCE_CSV -> TableRows.outline(plain, table(format));
            case STOCK_CSV -> StockRows.outline(plain);
            case REVIEWS_NDJSON -> Outline.ofLines(NdjsonReviewRows.count(plain));
            case JUDGEME_CSV, SHOPIFY_REVIEWS_CSV -> Outline.ofLines(ReviewTableRows.count(plain, reviewTable(format)));
        };
    }

    /** @param outline what the first look found */
    FileRows open(
            ImportFormat format,
            boolean gzip,
            IntFunction<byte @Nullable []> pieces,
            Outline outline,
            Runnable heartbeat)
            throws IOException {
        InputStream plain = plain(gzip, pieces, heartbeat);
        return new DistinctRows(
                switch (format) {
                    case NDJSON -> new NdjsonRows(plain, json, currency);
                    case SHOPIFY_CSV, WOOCOMMERCE_CSV -> TableRows.of(plain, table(format), outline);
                    case STOCK_CSV -> StockRows.of(plain);
                    case REVIEWS_NDJSON -> new NdjsonReviewRows(plain, json, Instant.now());
                    case JUDGEME_CSV, SHOPIFY_REVIEWS_CSV ->
                        ReviewTableRows.of(plain, reviewTable(format), Instant.now());
                });
    }

    private CsvFormat table(ImportFormat format) {
        return format == ImportFormat.WOOCOMMERCE_CSV ? new WooCsv(currency, Instant.now()) : new ShopifyCsv(currency);
    }

    private static ReviewTable reviewTable(ImportFormat format) {
        return format == ImportFormat.JUDGEME_CSV ? ReviewTable.JUDGE_ME : ReviewTable.SHOPIFY;
    }

    private InputStream plain(boolean gzip, IntFunction<byte @Nullable []> pieces, Runnable heartbeat)
            throws IOException {
        InputStream sent = new PieceStream(pieces);
        InputStream all = gzip ? new GZIPInputStream(sent, GZIP_BUFFER_BYTES) : sent;
        return new LimitedStream(all, maxBytes, heartbeat);
    }
}
