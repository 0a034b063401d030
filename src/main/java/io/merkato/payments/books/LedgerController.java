package io.merkato.payments.books;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.web.Accepted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books, for staff. */
@RestController
@RequestMapping("/v1/admin/ledger")
@Tag(name = "Admin ledger")
@OpenTo(Audience.STAFF)
class LedgerController {

    private static final String CSV = "text/csv";
    private static final List<MediaType> TABLES = List.of(MediaType.parseMediaType(CSV));
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    private final BooksStore store;
    private final LedgerCsv csv;

    LedgerController(BooksStore store, LedgerCsv csv) {
        this.store = store;
        this.csv = csv;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Refuses({"INVALID_PARAMETER", "INVALID_CURSOR"})
    @Operation(
            operationId = "ledger",
            summary = "What was booked, newest first",
            description =
                    "Each cause has two entries or more, which add up to zero. Nothing that was booked is changed. With "
                            + "`Accept: text/csv` all entries that fit as a table, with the columns at, cause, account, amount, currency, "
                            + "amountMinor and orderId; `limit` and `cursor` do not matter then.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = LedgerPage.class)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @Nullable LedgerPage list(
            @ModelAttribute @Valid LedgerQuery query,
            @ModelAttribute @Valid PageRequest page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        query.requireForward();
        if (!Accepted.by(request).prefers(TABLES, JSON)) {
            return page(query, page);
        }
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ledger.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.write(query, out);
        }
        return null;
    }

    @GetMapping("/balances")
    @Operation(
            summary = "What lies in each account",
            description =
                    "All balances of one currency add up to zero. Two of them differ by what was booked between their "
                            + "times. What is over the largest amount is shown as that.")
    LedgerBalances balances(
            @Parameter(description = "By what was booked before this time; by all when absent.")
                    @RequestParam(required = false)
                    @Nullable Instant at) {
        return new LedgerBalances(store.balances(at));
    }

    private LedgerPage page(LedgerQuery query, PageRequest page) {
        String name = "ledger " + query;
        Cursor cursor = Cursor.decode(page.cursor(), name, 2);
        Page<BookedEntry> found = Page.of(
                        store.list(
                                query,
                                cursor == null ? null : cursor.id(0),
                                cursor == null ? 0 : Math.clamp(cursor.number(1), 0, Integer.MAX_VALUE),
                                page.size() + 1),
                        page.size(),
                        row -> Cursor.at(name, row.journal(), row.line()))
                .map(BooksStore.Row::entry);
        return new LedgerPage(found.items(), found.nextCursor());
    }

    record LedgerPage(List<BookedEntry> items, @Nullable String nextCursor) {}

    record LedgerBalances(List<BooksStore.Balance> items) {}
}
