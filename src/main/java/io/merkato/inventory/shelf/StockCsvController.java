package io.merkato.inventory.shelf;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stock for a spreadsheet: what is counted in it comes back as an import. */
@RestController
@Tag(name = "Admin inventory")
@OpenTo(Audience.STAFF)
class StockCsvController {

    private static final String CSV = "text/csv";

    private final StockCsv csv;

    StockCsvController(StockCsv csv) {
        this.csv = csv;
    }

    @GetMapping(path = "/v1/admin/inventory.csv", produces = CSV)
    @Operation(
            summary = "The whole stock as CSV",
            description =
                    "With the columns variantId, sku, title, onHand, reserved, available and lowStockThreshold, which is "
                            + "empty where that of the shop holds. A cell that begins with =, +, - or @ has an apostrophe before it. "
                            + "Count in it, and send it as an import of the format `stock-csv`.")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void write(HttpServletResponse response) throws IOException {
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inventory.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.write(out);
        }
    }
}
