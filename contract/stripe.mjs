// The life of payments by Stripe's own client for Node, against the fake that the tests use. The answers are written down as
// values of the client's types, which are made of Stripe's document: the compiler then says what they lack.
//
//   node stripe.mjs JAVA ARGUMENTS...   which start FakeStripe
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Stripe from "stripe";

const SECRET = "whsec_of_the_contract";
const KEY = "sk_test_of_the_contract";
const heard = [];
const answers = [];

const receiver = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push({ body: Buffer.concat(chunks), signature: request.headers["stripe-signature"] });
    response.end();
});
await new Promise((listening) => receiver.listen(0, "localhost", listening));
const webhook = `http://localhost:${receiver.address().port}/`;

const [java, ...program] = process.argv.slice(2);
const options = ["--secret-key", KEY, "--webhook-secret", SECRET, "--webhook", webhook];
const fake = spawn(java, [...program, ...options], { stdio: ["ignore", "pipe", "inherit"] });

function told(type, { lastResponse, ...answer }) {
    answers.push(`answers.push(${JSON.stringify(answer, null, 4)} satisfies Answer<Stripe.${type}>);`);
    return answer;
}

async function refused(type, call) {
    await assert.rejects(call, (error) => error instanceof Stripe.errors[type]);
}

async function control(address, path, form) {
    const response = await fetch(`${address}/control/${path}`, { method: "POST", body: new URLSearchParams(form) });
    assert.equal(response.status, 200, await response.text());
}

async function life(address) {
    const { protocol, hostname, port } = new URL(address);
    const stripe = new Stripe(KEY, { protocol: protocol.replace(":", ""), host: hostname, port, maxNetworkRetries: 0 });
    const order = { amount: 5000, currency: "eur", confirm: true, return_url: "https://shop.example/", metadata: { order: "7" } };

    const paid = told("PaymentIntent", await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_visa" }, { idempotencyKey: "one" }));
    assert.equal(paid.status, "succeeded");
    const again = await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_visa" }, { idempotencyKey: "one" });
    assert.equal(again.id, paid.id);
    await refused("StripeIdempotencyError", stripe.paymentIntents.create({ ...order, amount: 1 }, { idempotencyKey: "one" }));

    const held = told("PaymentIntent", await stripe.paymentIntents.create({ ...order, capture_method: "manual", payment_method: "pm_card_visa" }));
    assert.equal(held.amount_capturable, 5000);
    told("PaymentIntent", await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3000 }));
    told("Charge", await stripe.charges.retrieve(held.latest_charge));

    await refused("StripeCardError", stripe.paymentIntents.create({ ...order, payment_method: "pm_card_chargeDeclined" }));
    const asked = told("PaymentIntent", await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_threeDSecure2Required" }));
    assert.equal(asked.status, "requires_action");
    await control(address, "buyer", { intent: asked.id, answer: "accept" });
    const proven = await stripe.paymentIntents.retrieve(asked.id, { expand: ["latest_charge"] });
    assert.equal(proven.status, "succeeded");
    told("Charge", proven.latest_charge);
    const declined = await stripe.paymentIntents.list({ limit: 2 }).then((page) => page.data[1]);
    assert.equal(told("PaymentIntent", declined).status, "requires_payment_method");

    told("Refund", await stripe.refunds.create({ payment_intent: paid.id, amount: 2000 }));
    await refused("StripeInvalidRequestError", stripe.refunds.create({ payment_intent: paid.id, amount: 3001 }));
    await control(address, "bank", { does: "dispute", id: proven.id });
    const disputes = await stripe.disputes.list({ payment_intent: proven.id });
    told("Dispute", disputes.data[0]);
    told("PaymentMethod", await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } }));

    let all = 0;
    for await (const _ of stripe.paymentIntents.list({ limit: 2 })) all++;
    assert.equal(all, 4);
    const events = await stripe.events.list({ limit: 100 });
    for (let tries = 0; heard.length < events.data.length && tries < 100; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(heard.length, events.data.length);
    for (const { body, signature } of heard) stripe.webhooks.constructEvent(body, signature, SECRET);
    const book = await (await fetch(`${address}/control/book`)).json();
    assert.deepEqual(
        book.intents.map(({ capturedMinor, refundedMinor, disputedMinor }) => capturedMinor - refundedMinor - disputedMinor),
        [3000, 3000, 0],
    );
}

try {
    for await (const line of createInterface({ input: fake.stdout })) {
        const ready = line.match(/ready at (\S+)/);
        if (ready) {
            await life(ready[1]);
            break;
        }
    }
    assert.ok(answers.length > 0, "the fake did not start");
    const head = 'import type Stripe from "stripe";\n\ntype Answer<T> = Omit<T, "lastResponse">;\nconst answers: unknown[] = [];\n';
    writeFileSync("build/answers.ts", `${head}${answers.join("\n")}\nexport default answers;\n`);
} finally {
    fake.kill();
    receiver.close();
}
console.log(`${answers.length} answers, ${heard.length} events`);
