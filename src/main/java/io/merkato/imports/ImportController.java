package io.merkato.imports;

import static io.merkato.platform.problem.PlatformProblem.BODY_TOO_LARGE;
import static io.merkato.platform.problem.PlatformProblem.INVALID_PARAMETER;
import static io.merkato.platform.problem.PlatformProblem.UNSUPPORTED_MEDIA_TYPE;

import io.merkato.imports.rows.ImportFormat;
import io.merkato.imports.rows.RowNote;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.platform.body.RawBody;
import io.merkato.platform.crypto.Sha256;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.problem.Problem;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.problem.UnreadBody;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Admin imports")
@OpenTo(Audience.STAFF)
class ImportController {

    static final String PATH = "/v1/admin/imports";

    private final Imports imports;
    private final Idempotency idempotency;
    private final long maxBytes;

    ImportController(Imports imports, Idempotency idempotency, ImportSettings settings) {
        this.imports = imports;
        this.idempotency = idempotency;
        this.maxBytes = settings.maxBytes();
    }

    @PostMapping(PATH)
    @RawBody
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses({"BODY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"})
    @Operation(
            summary = "Import a catalogue, a stock-take or reviews",
            description = "The body is the file, plain or gzip, of any content type. It is imported in the background:"
                    + " products are found by handle or SKU and changed, or made. What the file does not speak of stays"
                    + " as it is. `stock-csv` is a stock-take: it sets what was counted of variants that are there."
                    + " `reviews-ndjson`, `judgeme-csv` and `shopify-reviews-csv` are reviews of products that are there, with"
                    + " their dates: the same ones again change nothing, and where one stands is left to staff."
                    + " Rows that cannot be accepted are reported and skipped. A file that cannot be read to"
                    + " its end has no effect.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Started> start(
            @Parameter(
                            description = "The format of the file.",
                            required = true,
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "ndjson",
                                                "shopify-csv",
                                                "woocommerce-csv",
                                                "stock-csv",
                                                "reviews-ndjson",
                                                "judgeme-csv",
                                                "shopify-reviews-csv"
                                            }))
                    @RequestParam(required = false)
                    @Nullable String format,
            Caller caller,
            Visitor visitor,
            IdempotentRequest request,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        try {
            ImportFormat wanted = format(format);
            boolean saysGzip = saysGzip(http.getHeader(HttpHeaders.CONTENT_ENCODING));
            if (http.getContentLengthLong() > maxBytes) {
                throw BODY_TOO_LARGE.because("A file has at most " + maxBytes + " bytes.");
            }
            try (UploadedFile file = UploadedFile.receive(http.getInputStream(), maxBytes)) {
                Sent sent = new Sent(wanted, saysGzip || file.gzip(), file, caller.requireUser(), visitor);
                return start(sent, fingerprinted(request, http, file));
            }
        } catch (Problem e) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            UnreadBody.discard(http, maxBytes);
            throw e;
        }
    }

    private ResponseEntity<Started> start(Sent sent, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            UUID id = imports.start(sent.format(), sent.gzip(), sent.file(), sent.by(), sent.visitor());
            return ResponseEntity.accepted()
                    .location(URI.create(PATH + "/" + id))
                    .body(new Started(id));
        });
    }

    @GetMapping(PATH + "/{id}")
    @Operation(
            summary = "How far an import is",
            description = "It has succeeded when the file was read to its end, also when rows were skipped; it has"
                    + " failed when the file could not be read. The first 1,000 errors are listed, and the first 1,000"
                    + " warnings: what was left out of what was written.")
    ImportView get(@PathVariable String id) {
        Imports.Report report = imports.report(Ids.fromPath(id));
        return ImportView.of(report.progress(), report.errors(), report.warnings());
    }

    private static ImportFormat format(@Nullable String text) {
        String detail = "format is one of " + ImportFormat.list() + ".";
        return ImportFormat.of(text == null ? "" : text).orElseThrow(() -> INVALID_PARAMETER
                .because(detail)
                .at(List.of(new FieldError("?format", "INVALID_PARAMETER", "is not one of the formats"))));
    }

    private static boolean saysGzip(@Nullable String encoding) {
        return switch (encoding == null ? "" : encoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw UNSUPPORTED_MEDIA_TYPE.because("Send the file as it is, or as gzip.");
        };
    }

    /** The platform's fingerprint has no body here, as nothing holds one in memory. */
    private static IdempotentRequest fingerprinted(
            IdempotentRequest request, HttpServletRequest http, UploadedFile file) {
        String whole =
                http.getMethod() + " " + http.getRequestURI() + "?" + http.getQueryString() + "\n" + file.sha256();
        return request.withFingerprint(HexFormat.of().formatHex(Sha256.of(whole)));
    }

    /** A file, and who sends it. */
    private record Sent(ImportFormat format, boolean gzip, UploadedFile file, UserId by, Visitor visitor) {}

    @Schema(name = "StartedImport")
    record Started(UUID id) {}

    /**
     * An import.
     *
     * @param total products, variants or reviews in the file, null until they are counted
     * @param done how many of them were created, updated or failed so far
     */
    @Schema(name = "ImportReport")
    record ImportView(
            UUID id,
            ImportFormat format,
            ImportStatus status,

            @Schema(description = "Products in the file, or variants or reviews; null until they are counted") @Nullable Integer total,

            @Schema(description = "created, updated and failed together")
            int done,

            int created,
            int updated,
            int failed,

            @Schema(description = "Everything that was left out of what was written, counted")
            int warningCount,

            @Schema(description = "Why rows were skipped, the first 1,000")
            List<RowNote> errors,

            @Schema(description = "What was left out of what was written, the first 1,000")
            List<RowNote> warnings,

            Instant createdAt,
            @Nullable Instant endedAt) {

        static ImportView of(ImportStore.Progress progress, List<RowNote> errors, List<RowNote> warnings) {
            return new ImportView(
                    progress.id(),
                    progress.format(),
                    progress.status(),
                    progress.total(),
                    progress.done(),
                    progress.created(),
                    progress.updated(),
                    progress.failed(),
                    progress.warnings(),
                    errors,
                    warnings,
                    progress.createdAt(),
                    progress.endedAt());
        }
    }
}
