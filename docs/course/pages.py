"""An async iterator that fetches a page when the one before is used up."""
import asyncio

PAGES = [["flour", "salt", "yeast"], ["milk", "eggs", "butter"], ["plums"]]


class Goods:
    def __init__(self):
        self.page = 0
        self.left = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.left:
            if self.page == len(PAGES):
                raise StopAsyncIteration
            self.left = await self.fetch(self.page)
            self.page += 1
        return self.left.pop(0)

    async def fetch(self, page):
        print(f"fetching page {page + 1}")
        await asyncio.sleep(1)
        return list(PAGES[page])


async def shopper():
    async for article in Goods():
        print(article)
        if article == "eggs":
            break
    print("that is all for today")


asyncio.run(shopper())
