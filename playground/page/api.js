// Sends what people do to the playground's server, and says it when that fails.
const problem = () => document.getElementById("problem");
let hiding = 0;

export async function post(path, body = {}) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.ok) return await answer.json();
    complain(await answer.text());
  } catch {
    complain("The playground does not answer. Is it still running?");
  }
  return null;
}

export const act = (person, what, body) => post(`/people/${person}/${what}`, body);

function complain(words) {
  problem().textContent = words;
  problem().hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { problem().hidden = true; }, 6000);
}
