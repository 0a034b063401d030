package io.merkato.fulfillment;

import io.merkato.orders.shipments.Consignment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The carriers that the shop knows: a few that many use, and those of the settings, which come before. */
@Component
class Carriers {

    private static final List<Carrier> WELL_KNOWN = List.of(
            new Carrier("dhl", "DHL", "https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}"),
            new Carrier("dpd", "DPD", "https://tracking.dpd.de/status/en_US/parcel/{number}"),
            new Carrier("fedex", "FedEx", "https://www.fedex.com/fedextrack/?trknbr={number}"),
            new Carrier("gls", "GLS", "https://gls-group.com/track/{number}"),
            new Carrier("ups", "UPS", "https://www.ups.com/track?tracknum={number}"),
            new Carrier("usps", "USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels={number}"));

    private final List<Carrier> all;

    Carriers(FulfillmentSettings settings) {
        Map<String, Carrier> byCode = new TreeMap<>();
        WELL_KNOWN.forEach(carrier -> byCode.put(carrier.code(), carrier));
        settings.carriers().forEach(carrier -> byCode.put(carrier.code(), carrier));
        this.all = byCode.values().stream()
                .sorted(Comparator.comparing(carrier -> WELL_KNOWN.contains(carrier)))
                .toList();
    }

    List<Carrier> all() {
        return all;
    }

    /**
     * A parcel as it is followed: with the carrier's name and a link where the shop knows it. Any other carrier is called what
     * staff calls it, and will do without a link.
     */
    Consignment consignment(String carrier, @Nullable String trackingNumber) {
        Carrier known =
                all.stream().filter(one -> one.isMeantBy(carrier)).findFirst().orElse(null);
        return known == null
                ? new Consignment(carrier, carrier, trackingNumber, null)
                : new Consignment(
                        carrier,
                        known.name(),
                        trackingNumber,
                        trackingNumber == null ? null : known.pageOf(trackingNumber));
    }
}
