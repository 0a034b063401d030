package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Sends files to the shop as its admin, for as long as it takes. */
final class FileImport {

    private static final String PATH = "/v1/admin/imports";
    private static final int SIGNED_OUT = 401;
    private static final int PAUSE_MILLIS = 200;

    private final MeasuredShop shop;
    private String admin = "";

    FileImport(MeasuredShop shop) {
        this.shop = shop;
    }

    /** Imports a file and gives the report at the end. */
    JsonNode run(String format, BodyPublisher file) throws BenchFailed, IOException, InterruptedException {
        // It cannot be sent twice, so nobody is signed out meanwhile.
        admin = "Bearer " + shop.signInAdmin();
        String id = shop.expect(202, shop.upload(PATH + "?format=" + format, file, "Authorization", admin))
                .path("id")
                .asString();
        while (true) {
            JsonNode report = get(PATH + "/" + id);
            if (!report.path("status").asString().equals("running")) {
                return report;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Whether the shop has a variant of this SKU. */
    boolean has(String sku) throws BenchFailed, IOException, InterruptedException {
        return !get("/v1/admin/inventory?sku=" + sku).path("items").isEmpty();
    }

    private JsonNode get(String path) throws BenchFailed, IOException, InterruptedException {
        if (admin.isEmpty()) {
            admin = "Bearer " + shop.signInAdmin();
        }
        HttpResponse<String> answer = shop.get(path, "Authorization", admin);
        if (answer.statusCode() == SIGNED_OUT) {
            admin = "Bearer " + shop.signInAdmin();
            answer = shop.get(path, "Authorization", admin);
        }
        return shop.expect(200, answer);
    }
}
