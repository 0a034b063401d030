package io.merkato.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.imports.ImportRun;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.Outline;
import io.merkato.imports.shopify.ShopifyCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static final int PRODUCTS = 20;

    @Test
    void whatWaitsLongestMakesRoomForTheOthers() throws IOException {
        StringBuilder file = new StringBuilder("Handle,Title,Variant Price,Body (HTML),Image Src\n");
        for (int i = 0; i < PRODUCTS; i++) {
            file.append("h%s,Title,1,%s,\n".formatted(i, "b".repeat(1_000_000)));
        }
        for (int i = 0; i < PRODUCTS; i++) {
            file.append("h%s,,,,https://x.example/1.jpg\n".formatted(i));
        }
        byte[] bytes = ImportRun.bytes(file.toString());
        ShopifyCsv format = new ShopifyCsv("EUR");
        Outline outline = TableRows.outline(new ByteArrayInputStream(bytes), format);
        TableRows rows = TableRows.of(new ByteArrayInputStream(bytes), format, outline);
        List<String> refused = new ArrayList<>();
        int accepted = 0;

        for (ImportedRow row = rows.next(); row != null; row = rows.next()) {
            switch (row) {
                case ImportedRow.Accepted good -> accepted++;
                case ImportedRow.Counted none -> throw new AssertionError(none);
                case ImportedRow.Reviewed none -> throw new AssertionError(none);
                case ImportedRow.Refused bad ->
                    refused.add(bad.error().line() + " " + bad.error().code());
            }
        }

        assertThat(refused).containsExactly("2 LINE_TOO_LONG", "3 LINE_TOO_LONG", "4 LINE_TOO_LONG", "5 LINE_TOO_LONG");
        assertThat(accepted).isEqualTo(PRODUCTS - refused.size());
    }
}
