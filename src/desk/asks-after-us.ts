const presses =
  /人呢|(?:还|怎么|都|一直)没(?:有)?人|有人(?:吗|么|没|在|接|理)|有没有人|^(?:喂+|在(?:吗|么|不)|在不在)|没人(?:理|管|回|接)|(?:还|到底|究竟)?(?:要|得|等)(?:我)?(?:等)?(?:多久|到什么时候|到几点|几分钟)|怎么还(?:不|没)|快点|能不能快|还在吗|\b(?:anyone|anybody|somebody|hello|how (?:much )?long(?:er)?|still waiting|hurry)\b/

/** Whether a customer who waits for people asks where they are: "人呢", "怎么还没人". */
export function asksAfterUs(text: string): boolean {
  return text.length <= 40 && presses.test(text.normalize('NFKC').toLowerCase().trim())
}
