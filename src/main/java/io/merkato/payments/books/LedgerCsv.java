package io.merkato.payments.books;

import io.merkato.platform.text.CsvCell;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The books as a table for spreadsheets, read and written in parts, so that their size does not matter. */
@Component
class LedgerCsv {

    private static final String HEADER = "at,cause,account,amount,currency,amountMinor,orderId\r\n";
    private static final int PART = 1000;

    private final BooksStore store;

    LedgerCsv(BooksStore store) {
        this.store = store;
    }

    /** Writes all entries that fit, newest first. */
    void write(LedgerQuery query, Appendable out) throws IOException {
        out.append(HEADER);
        List<BooksStore.Row> part = store.list(query, null, 0, PART);
        while (!part.isEmpty()) {
            for (BooksStore.Row row : part) {
                write(row.entry(), out);
            }
            BooksStore.Row last = part.getLast();
            part = part.size() < PART ? List.of() : store.list(query, last.journal(), last.line(), PART);
        }
    }

    private static void write(BookedEntry entry, Appendable out) throws IOException {
        out.append(entry.at().toString())
                .append(',')
                .append(CsvCell.of(entry.cause()))
                .append(',')
                .append(CsvCell.of(entry.account()))
                .append(',')
                .append(entry.amount().decimal())
                .append(',')
                .append(entry.amount().currency())
                .append(',')
                .append(String.valueOf(entry.amount().amount()))
                .append(',')
                .append(entry.orderId() == null ? "" : entry.orderId().toString())
                .append("\r\n");
    }
}
