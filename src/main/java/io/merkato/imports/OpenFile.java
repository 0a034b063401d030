package io.merkato.imports;

import io.merkato.platform.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
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

    OpenFile(JsonMapper json, Settings settings) {
        this.json = json;
        this.currency = settings.currency();
        this.maxBytes = Math.multiplyExact(settings.maxImportBytes(), MAX_EXPANSION);
    }

    /** @param heartbeat runs often while the file is read */
    ProductRows open(ImportFormat format, boolean gzip, IntFunction<byte @Nullable []> pieces, Runnable heartbeat)
            throws IOException {
        InputStream sent = new PieceStream(pieces);
        InputStream all = gzip ? new GZIPInputStream(sent, GZIP_BUFFER_BYTES) : sent;
        InputStream plain = new LimitedStream(all, maxBytes, heartbeat);
        return switch (format) {
            case NDJSON -> new NdjsonRows(plain, json, currency);
            case SHOPIFY_CSV -> new ShopifyRows(plain, currency);
        };
    }
}
