// From a registration to a paid order, with types that openapi-typescript makes of the document: no cast, no `!`.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Address = components["schemas"]["Address"];

const shop = createClient<paths>({ baseUrl: process.argv[2] ?? "http://localhost:8080" });

const email = `ada-${Date.now()}@example.org`;
const password = "seven green umbrellas";
const home: Address = { name: "Ada Lovelace", line1: "Ring 1", city: "Berlin", postalCode: "10115", country: "DE" };

function refused(what: string, problem: components["schemas"]["Problem"] | undefined): Error {
    return new Error(`${what}: ${problem?.code} ${problem?.detail}`);
}

async function register(): Promise<string> {
    const { error } = await shop.POST("/v1/auth/register", {
        body: { email, password, firstName: "Ada", lastName: "Lovelace" },
    });
    if (error) throw refused("register", error);

    const confirmed = await shop.POST("/v1/auth/confirm-email", { body: { token: await mailedToken() } });
    if (confirmed.error) throw refused("confirm", confirmed.error);

    const tokens = await shop.POST("/v1/auth/login", { body: { email, password } });
    if (tokens.error) throw refused("sign in", tokens.error);
    return tokens.data.accessToken;
}

async function mailedToken(): Promise<string> {
    for (let tries = 0; tries < 50; tries++) {
        const inbox = await shop.GET("/dev/mails", { params: { query: { to: email } } });
        if (inbox.error) throw refused("inbox", inbox.error);
        const token = inbox.data.items[0]?.text.match(/token=([\w-]+)/)?.[1];
        if (token) return token;
        await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("no mail came");
}

/** Reads on until the last page, as clients do. */
async function variantInStock(): Promise<string> {
    let cursor: string | null = null;
    do {
        const page: { items: components["schemas"]["ProductSummary"][]; nextCursor: string | null } = await products(cursor);
        const found = page.items.find((product) => product.inStock);
        if (found) {
            const product = await shop.GET("/v1/products/{idOrSlug}", { params: { path: { idOrSlug: found.slug } } });
            if (product.error) throw refused("product", product.error);
            const variant = product.data.variants.find((one) => one.available > 0);
            const material = product.data.attributes["material"];
            if (typeof material === "string") console.log(`made of ${material.toLowerCase()}`);
            if (variant) return variant.id;
        }
        cursor = page.nextCursor;
    } while (cursor !== null);
    throw new Error("nothing is in stock");
}

async function products(cursor: string | null) {
    const list = await shop.GET("/v1/products", {
        params: { query: { limit: 20, sort: "price", ...(cursor === null ? {} : { cursor }) } },
    });
    if (list.error) throw refused("products", list.error);
    return list.data;
}

const accessToken = await register();
const customer = createClient<paths>({
    baseUrl: process.argv[2] ?? "http://localhost:8080",
    headers: { Authorization: `Bearer ${accessToken}` },
});

const cart = await customer.POST("/v1/cart/items", { body: { variantId: await variantInStock(), quantity: 1 } });
if (cart.error) throw refused("cart", cart.error);

const quote = await customer.POST("/v1/checkout/quote", { body: { shippingAddress: home, shippingMethod: "standard" } });
if (quote.error) throw refused("quote", quote.error);

const order = await customer.POST("/v1/orders", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
        shippingAddress: home,
        shippingMethod: "standard",
        payment: { method: "sandbox", token: "tok_ok" },
        expectedTotal: quote.data.total,
    },
});
if (order.error) {
    if (order.error.code === "PAYMENT_DECLINED") throw new Error(`declined: order ${order.error.orderId}`);
    throw refused("order", order.error);
}
if (order.data.paymentStatus !== "paid") throw new Error(`order ${order.data.number} is ${order.data.paymentStatus}`);
console.log(`order ${order.data.number} is paid: ${order.data.total.amount} ${order.data.total.currency}`);

const filtered = await shop.GET("/v1/products", { params: { query: { attr: { material: "Stoneware" } } } });
if (filtered.error) throw refused("filter", filtered.error);
if (filtered.data.total === 0) throw new Error("no stoneware");
console.log(`${filtered.data.total} products of stoneware`);
