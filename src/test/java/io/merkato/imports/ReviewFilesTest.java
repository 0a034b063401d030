package io.merkato.imports;

import static io.merkato.imports.ImportRun.errors;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be what they are said to be. */
@ShopTest
class ReviewFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    judgeme-csv         | product_handle,state,rating,author,email,body,created_at        | shopify-reviews-csv
                    shopify-reviews-csv | title,body,rating,review_date,reviewer_name,product_handle      | judgeme-csv
                    shopify-csv         | title,body,rating,review_date,reviewer_name,product_handle      | judgeme-csv
                    judgeme-csv         | Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price       | shopify-csv
                    reviews-ndjson      | title;body;rating;review_date;reviewer_name;product_handle      | judgeme-csv
                    ndjson              | product_handle,state,rating,author,email,body,created_at        | shopify-reviews-csv
                    reviews-ndjson      | [{"sku":"A","rating":5}]                                        | one review on each line
                    judgeme-csv         | {"sku":"A","rating":5}                                          | reviews-ndjson
                    """)
    void aFileOfAnotherFormatIsNamedAsWhatItIs(String format, String header, String named, Shop shop) {
        Answer ended = ImportRun.of(shop, format, header + "\n1,2,3,4,5,6,7\n");

        assertThat(ended.text("/status")).isEqualTo("failed");
        assertThat(errors(ended)).containsExactly("0 FILE_OTHER_FORMAT");
        assertThat(ended.text("/errors/0/detail")).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "judgeme-csv, 'rating,review_date,body', product_handle",
        "judgeme-csv, 'product_handle,review_date,body', rating",
        "shopify-reviews-csv, 'product_handle,rating,body', created_at",
        "shopify-reviews-csv, 'product_handle,rating,created_at,Rating', Rating",
    })
    void aTableWithoutItsColumnsHasNoEffect(String format, String header, String named, Shop shop) {
        Answer ended = ImportRun.of(shop, format, header + "\n1,2,3,4\n");

        assertThat(ended.text("/status")).isEqualTo("failed");
        assertThat(errors(ended)).containsExactly("0 HEADER_INVALID");
        assertThat(ended.text("/errors/0/detail")).contains(named);
    }
}
