package io.merkato.platform.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The address at which the world finds the shop: MERKATO_PUBLIC_URL, whatever host a request named. */
@Component
public final class PublicAddress {

    private static final String FREE_PORT = "http://localhost:0";

    private volatile String base;

    PublicAddress(WebSettings settings) {
        this.base = settings.publicUrl();
    }

    /** With PORT=0 the port is known no sooner than this. */
    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (base.equals(FREE_PORT)) {
            base = "http://localhost:" + event.getWebServer().getPort();
        }
    }

    /** The shop's own address, without a slash at its end. */
    public String base() {
        return base;
    }

    /** The origin of the shop's own pages, as a browser names it. */
    public String origin() {
        URI address = URI.create(base);
        String host = address.getHost();
        if (host == null) {
            return base;
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() == -1 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + address.getPort());
    }

    /** The whole address of a path of this shop. What is an address already stays as it is. */
    public String absolute(String address) {
        if (address.startsWith("//")) {
            return URI.create(base).getScheme() + ":" + address;
        }
        return address.startsWith("/") ? base + address : address;
    }

    /** The path of an address of this shop, so that it follows when the shop moves. Other addresses stay as they are. */
    public String relative(String address) {
        return address.startsWith(base + "/") && !address.startsWith(base + "//")
                ? address.substring(base.length())
                : address;
    }
}
