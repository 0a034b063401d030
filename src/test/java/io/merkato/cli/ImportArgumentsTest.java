package io.merkato.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code merkato import} takes a file for. */
class ImportArgumentsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "stock-csv       ! variantId,sku,title,onHand,reserved,available,lowStockThreshold",
                "stock-csv       ! \uFEFF\"SKU\";\"On Hand\"",
                "shopify-csv     ! Handle,Title,Body (HTML),Vendor",
                "shopify-csv     ! Title\tURL handle\tPrice",
                "woocommerce-csv ! ID,Type,SKU,Name,Regular price,Visibility in catalog",
                "judgeme-csv ! title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_handle,reply",
                "shopify-reviews-csv ! product_handle,state,rating,title,author,email,location,body,reply,created_at",
            })
    void aTableIsTakenForWhatItsColumnsSay(String format, String header) throws Exception {
        assertThat(ImportArguments.of(new String[] {table(header).toString()}).format())
                .isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,title,price",
                "Title,Colour",
                "name,price",
                "",
                "Item,Product Name,Handle",
                "product_handle,rating,body"
            })
    void aTableThatMayBeAnythingIsNotGuessed(String header) throws Exception {
        String file = table(header).toString();

        assertThatThrownBy(() -> ImportArguments.of(new String[] {file}))
                .hasMessageContaining("--format ndjson, --format shopify-csv")
                .hasMessageContaining("--format stock-csv");
        assertThat(ImportArguments.of(new String[] {file, "--format", "stock-csv"})
                        .format())
                .isEqualTo("stock-csv");
        assertThat(ImportArguments.of(new String[] {"--format=shopify-csv", file})
                        .format())
                .isEqualTo("shopify-csv");
    }

    @Test
    void aTableOfASpreadsheetMayBeginWithItsSeparatorAndBeInUtf16() throws Exception {
        Path file = folder.resolve("counted.csv");
        Files.write(file, "\uFEFFsep=;\r\nsku;onHand\r\nA;1\r\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(ImportArguments.of(new String[] {file.toString()}).format()).isEqualTo("stock-csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "ndjson         ! {\"sku\":\"A\",\"title\":\"B\",\"priceMinor\":5}",
                "ndjson         ! {\"sku\":\"A\",\"priceMinor\":5,\"attributes\":{\"rating\":5,\"createdAt\":\"2025\"}}",
                "reviews-ndjson ! {\"sku\":\"A\",\"rating\":5,\"createdAt\":\"2025-03-02\"}",
            })
    void linesOfJsonAreTakenForWhatTheirMembersSay(String format, String line) throws Exception {
        Path file = Files.writeString(folder.resolve("lines.ndjson"), line + "\n");

        assertThat(ImportArguments.of(new String[] {file.toString()}).format()).isEqualTo(format);
    }

    @Test
    void aFormatThatNobodyKnowsIsRefused() throws Exception {
        String file = table("sku,onHand").toString();

        assertThatThrownBy(() -> ImportArguments.of(new String[] {file, "--format", "csv"}))
                .hasMessageContaining(
                        "ndjson|shopify-csv|woocommerce-csv|stock-csv|reviews-ndjson|judgeme-csv|shopify-reviews-csv");
    }

    private Path table(String header) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), header + "\nA,B,C\n");
    }
}
