// What the App Store is told: in three languages, nothing missing, nothing longer than the store takes.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const STORE = "platform/ios/store";
const LONGEST = { name: 30, subtitle: 30, keywords: 100, promotional_text: 170, description: 4000, release_notes: 4000 };

for (const language of ["fi", "sv", "en-US"]) {
  test(`the App Store's texts in ${language}`, () => {
    for (const [name, longest] of Object.entries(LONGEST)) {
      const text = readFileSync(`${STORE}/${language}/${name}.txt`, "utf8").trim();
      assert.ok(text.length > 0 && [...text].length <= longest, `${name} has ${[...text].length} characters of ${longest}`);
      assert.ok(!/[<>]|https?:|\.invalid/.test(text), `${name} holds markup or an address`);
    }
    const keywords = readFileSync(`${STORE}/${language}/keywords.txt`, "utf8").trim().split(",");
    assert.ok(keywords.every((word) => word && word === word.trim()), "keywords without spaces around them");
    assert.equal(new Set(keywords).size, keywords.length, "a keyword twice");
    assert.ok(readFileSync(`${STORE}/${language}/description.txt`, "utf8").includes("112"), "that it is no emergency number");
  });
}

test("the answers stand beside the texts", () => {
  const answers = readFileSync(`${STORE}/answers.md`, "utf8");
  for (const part of ["## Privacy", "## Age rating", "## Encryption", "## For the reviewer"]) assert.ok(answers.includes(part), part);
  for (const name of ["primary_category", "secondary_category", "copyright"]) assert.ok(existsSync(`${STORE}/${name}.txt`), name);
});
