package io.merkato.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the least expensive shipping would have cost, however an order is sent. */
@ModuleTest("pricing")
class StandardShippingTest {

    @Test
    void itIsWhatTheLeastExpensiveMethodCosts(Slice slice) {
        assertThat(quote(slice, 2000, "DE", "express").shipping()).isEqualTo(euros(1290));
        assertThat(quote(slice, 2000, "DE", "express").standardShipping()).isEqualTo(euros(490));
        assertThat(quote(slice, 2000, "DE", "standard").standardShipping()).isEqualTo(euros(490));
    }

    @Test
    void whatIsFreeForSuchASubtotalCostsNothing(Slice slice) {
        assertThat(quote(slice, 5000, "DE", "express").shipping()).isEqualTo(euros(1290));
        assertThat(quote(slice, 5000, "DE", "express").standardShipping()).isEqualTo(euros(0));
        assertThat(quote(slice, 4999, "DE", "express").standardShipping()).isEqualTo(euros(490));
    }

    @Test
    void onlyWhatIsOfferedAndGoesThereCounts(Slice slice) {
        slice.inTransactionThatIsUndone(() -> {
            method(slice, "mountain", 100, "{AT}", true);
            method(slice, "given-up", 50, null, false);

            assertThat(quote(slice, 2000, "DE", "express").standardShipping()).isEqualTo(euros(490));
            assertThat(quote(slice, 2000, "AT", "express").standardShipping()).isEqualTo(euros(100));
            assertThat(quote(slice, 2000, "AT", "mountain").standardShipping()).isEqualTo(euros(100));
        });
    }

    @Test
    void aCheaperWayThatIsChosenIsStandard(Slice slice) {
        slice.inTransactionThatIsUndone(() -> {
            method(slice, "letter", 95, null, true);

            assertThat(quote(slice, 2000, "DE", "letter").shipping()).isEqualTo(euros(95));
            assertThat(quote(slice, 2000, "DE", "letter").standardShipping()).isEqualTo(euros(95));
        });
    }

    @Test
    void whereNoTaxIsKnownItIsTheSame(Slice slice) {
        assertThat(quote(slice, 2000, "NZ", "express").standardShipping()).isEqualTo(euros(490));
    }

    @Test
    void withoutAMethodThereIsNone(Slice slice) {
        assertThat(quote(slice, 2000, "DE", null).standardShipping()).isEqualTo(euros(0));
    }

    private static Quote quote(Slice slice, long priceMinor, String country, @Nullable String method) {
        PricedItem item = new PricedItem(VariantId.next(), 1, euros(priceMinor), "standard");
        return slice.bean(Pricing.class).quote(List.of(item), country, method);
    }

    private static void method(Slice slice, String code, long amountMinor, @Nullable String countries, boolean active) {
        slice.bean(JdbcClient.class)
                .sql("""
                        insert into pricing.shipping_method (code, name, amount, countries, position, active)
                        values (:code, :code, :amount, :countries::text[], 9, :active)
                        """)
                .param("code", code)
                .param("amount", amountMinor)
                .param("countries", countries)
                .param("active", active)
                .update();
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
