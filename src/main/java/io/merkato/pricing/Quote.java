package io.merkato.pricing;

import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What items cost with shipping and tax. With tax included, total = subtotal - discount + shipping and tax is what part of
 * that is tax; else tax is added.
 *
 * @param shippingMethod null when none was chosen yet; shipping is zero then
 * @param standardShipping what the least expensive way to ship them there costs; shipping is no less
 * @param tax of all lines and of shipping, each rounded half up by itself
 */
public record Quote(
        List<Line> lines,
        @Nullable String shippingMethod,
        Money subtotal,
        Money shipping,
        Money standardShipping,
        Money tax,
        boolean taxIncluded,
        Money total) {

    /** What is taken off the whole, beyond what is taken off its lines. */
    public Money discount() {
        Money net = subtotal.plus(shipping);
        return (taxIncluded ? net : net.plus(tax)).minus(total);
    }

    /**
     * What the units of one variant cost.
     *
     * @param lineTotal unit price times quantity less the discount, with the tax in it when tax is included
     * @param taxPpm the rate in parts per million
     */
    @Schema(name = "QuoteLine")
    public record Line(
            VariantId variantId,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            Money tax,
            String taxClass,
            int taxPpm) {

        /** What is taken off these units. */
        public Money discount() {
            return unitPrice.times(quantity).minus(lineTotal);
        }
    }
}
