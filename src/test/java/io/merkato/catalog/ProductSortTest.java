package io.merkato.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductSortTest {

    @ParameterizedTest
    @EnumSource(ProductSort.class)
    void theIdDecidesLastSoThatNoTwoProductsStandAtOnePlace(ProductSort sort) {
        assertThat(sort.keys().getLast()).isEqualTo("id");
        assertThat(sort.orderBy()).matches(".*\\bid (asc|desc)$");
    }

    @Test
    void allKeysGoTheSameWaySoThatOneComparisonFindsTheRowsBehind() {
        assertThat(ProductSort.PRICE.orderBy()).isEqualTo("price_min asc, id asc");
        assertThat(ProductSort.PRICE.behindCursor()).isEqualTo("(price_min, id) > (:key0, :key1)");
        assertThat(ProductSort.PRICE_DOWN.orderBy()).isEqualTo("price_min desc, id desc");
        assertThat(ProductSort.PRICE_DOWN.behindCursor()).isEqualTo("(price_min, id) < (:key0, :key1)");
    }

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(ProductSort.names()).isEqualTo("relevance, newest, price, -price, name, rating, popularity");
        assertThat(ProductSort.byName("-price")).isEqualTo(ProductSort.PRICE_DOWN);
        assertThat(ProductSort.byName("cheapest")).isNull();
    }
}
