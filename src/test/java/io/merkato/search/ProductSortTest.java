package io.merkato.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProductSortTest {

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(ProductSort.names()).isEqualTo("relevance, newest, price, -price, name, rating, popularity");
        assertThat(ProductSort.byName("-price")).isEqualTo(ProductSort.PRICE_DOWN);
        assertThat(ProductSort.byName("cheapest")).isNull();
    }
}
