package io.merkato.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductSortTest {

    @ParameterizedTest
    @EnumSource(ProductSort.class)
    void theIdDecidesLastSoThatNoTwoProductsStandAtOnePlace(ProductSort sort) {
        SortKeys keys = SortKeys.of(sort);

        assertThat(keys.expressions("l").getLast()).matches("[a-z]\\.product_id");
        assertThat(keys.orderBy("l")).matches(".*\\bproduct_id (asc|desc)$");
    }

    @Test
    void allKeysGoTheSameWaySoThatOneComparisonFindsTheRowsBehind() {
        SortKeys cheapest = SortKeys.of(ProductSort.PRICE);
        SortKeys dearest = SortKeys.of(ProductSort.PRICE_DOWN);

        assertThat(cheapest.orderBy("c")).isEqualTo("c.price_min asc, c.product_id asc");
        assertThat(cheapest.behindCursor("c")).isEqualTo("(c.price_min, c.product_id) > (:key0, :key1)");
        assertThat(dearest.orderBy("l")).isEqualTo("l.price_min desc, l.product_id desc");
        assertThat(dearest.behindCursor("l")).isEqualTo("(l.price_min, l.product_id) < (:key0, :key1)");
    }

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(ProductSort.names()).isEqualTo("relevance, newest, price, -price, name, rating, popularity");
        assertThat(ProductSort.byName("-price")).isEqualTo(ProductSort.PRICE_DOWN);
        assertThat(ProductSort.byName("cheapest")).isNull();
    }
}
