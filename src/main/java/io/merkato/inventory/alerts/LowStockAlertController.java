package io.merkato.inventory.alerts;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts, for staff to read. They are cleared by stock that comes. */
@RestController
@RequestMapping("/v1/admin/low-stock-alerts")
@Tag(name = "Admin inventory")
@OpenTo(Audience.STAFF)
class LowStockAlertController {

    private final AlertStore store;

    LowStockAlertController(AlertStore store) {
        this.store = store;
    }

    @GetMapping
    @Operation(
            summary = "Alerts of stock that is low or sold out, newest first",
            description =
                    "One each time that a variant falls to its threshold or below (`low`), and one when nothing of it is "
                            + "left to buy (`soldOut`). They are cleared when there is more again. Admins are mailed all of them at "
                            + "once, at most every ten minutes.")
    Page<LowStockAlerts.Alert> list(
            @Parameter(description = "`true`: only those that are not cleared; `false`: only those that are.")
                    @RequestParam
                    @Nullable Boolean open,
            @ModelAttribute @Valid PageRequest page) {
        return store.list(open, page);
    }
}
